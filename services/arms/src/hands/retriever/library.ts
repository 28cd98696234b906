import type { Document } from './document.ts'
import type { SearchRequest } from './search-request.ts'
import { snippet } from './snippet.ts'
import { textIndex, type Scores } from './text-index.ts'
import { vectorIndex } from './vector-index.ts'

export interface Capacity {
  readonly documents: number
  /** Of all titles and texts together. */
  readonly characters: number
}

export interface Hit {
  readonly id: string
  readonly title: string
  readonly snippet: string
  readonly score: number
}

/** The documents that were put in, in memory, and the search over them. */
export const library = (capacity: Capacity) => {
  const documents = new Map<string, Document>()
  const text = textIndex()
  const vector = vectorIndex()
  let characters = 0

  const remove = (document: Document | undefined): void => {
    if (document === undefined) return
    documents.delete(document.id)
    characters -= size(document)
    text.remove(document)
    vector.remove(document)
  }

  const add = (document: Document): void => {
    remove(documents.get(document.id))
    documents.set(document.id, document)
    characters += size(document)
    text.add(document)
    vector.add(document)
  }

  const scoresBy = (method: SearchRequest['method'], query: string): Scores => {
    if (method === 'text') return text.search(query)
    if (method === 'vector') return vector.search(query)
    return fuse([text.search(query), vector.search(query)])
  }

  return {
    get size(): number {
      return documents.size
    },

    /** Whether there is room for all of them. */
    fits(added: readonly Document[]): boolean {
      const replaced = added.flatMap(({ id }) => documents.get(id) ?? [])
      const count = documents.size - replaced.length + added.length
      return count <= capacity.documents && characters - sum(replaced) + sum(added) <= capacity.characters
    },

    /** Puts documents in; one with a known id takes the place of the one that had it. */
    put(added: readonly Document[]): void {
      added.forEach(add)
    },

    search({ query, limit, method }: SearchRequest): readonly Hit[] {
      return best(scoresBy(method, query), limit).flatMap(([id, score]) => {
        const found = documents.get(id)
        if (found === undefined) return []
        return {
          id,
          title: found.title,
          snippet: snippet(found.text, query),
          score: Math.round(score * 1e4) / 1e4,
        }
      })
    },
  }
}

const size = ({ title, text }: Document): number => title.length + text.length

const sum = (documents: readonly Document[]): number =>
  documents.reduce((total, each) => total + size(each), 0)

const best = (scores: Scores, limit: number) => [...scores].toSorted(([, a], [, b]) => b - a).slice(0, limit)

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with its constant of 60: ranks compare where scores do not. */
const fuse = (lists: readonly Scores[]): Scores => {
  const fused = new Map<string, number>()
  for (const list of lists)
    for (const [rank, [id]] of best(list, list.size).entries())
      fused.set(id, (fused.get(id) ?? 0) + 1 / (61 + rank))
  return fused
}
