import { terms, type Document } from './document.ts'

/** The usual constants of BM25 (Robertson and Zaragoza 2009): how soon repetition stops to count, and how much length does. */
const k1 = 1.2
const b = 0.75

export type Scores = ReadonlyMap<string, number>

/** Full-text search by Okapi BM25, best word matches first. */
export const textIndex = () => {
  /** Term, then document id, then how often. */
  const postings = new Map<string, Map<string, number>>()
  const lengths = new Map<string, number>()
  let totalLength = 0

  return {
    add({ id, title, text }: Document): void {
      const words = terms(`${title} ${text}`)
      lengths.set(id, words.length)
      totalLength += words.length
      for (const word of words) {
        const frequencies = postings.get(word) ?? new Map<string, number>()
        postings.set(word, frequencies.set(id, (frequencies.get(id) ?? 0) + 1))
      }
    },

    remove({ id, title, text }: Document): void {
      totalLength -= lengths.get(id) ?? 0
      lengths.delete(id)
      for (const word of new Set(terms(`${title} ${text}`))) {
        postings.get(word)?.delete(id)
        if (postings.get(word)?.size === 0) postings.delete(word)
      }
    },

    search(query: string): Scores {
      const scores = new Map<string, number>()
      const averageLength = totalLength / Math.max(1, lengths.size)
      for (const word of new Set(terms(query))) {
        const frequencies = postings.get(word) ?? new Map<string, number>()
        const rarity = Math.log(1 + (lengths.size - frequencies.size + 0.5) / (frequencies.size + 0.5))
        for (const [id, frequency] of frequencies) {
          const length = (lengths.get(id) ?? 0) / averageLength
          const weight = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length))
          scores.set(id, (scores.get(id) ?? 0) + rarity * weight)
        }
      }
      return scores
    },
  }
}
