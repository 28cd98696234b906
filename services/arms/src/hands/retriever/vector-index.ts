import { terms, type Document } from './document.ts'
import type { Scores } from './text-index.ts'

const dimensions = 512

/** Below this cosine two texts merely share the commonest letters. */
const alike = 0.15

/** Search by likeness of spelling: cosine between hashed character trigrams. Finds word forms and misspellings, not meaning. */
export const vectorIndex = () => {
  const vectors = new Map<string, Float32Array>()
  return {
    add: ({ id, title, text }: Document): void => void vectors.set(id, embed(`${title} ${text}`)),
    remove: ({ id }: Document): void => void vectors.delete(id),
    search: (query: string): Scores => {
      const wanted = embed(query)
      const cosines = [...vectors].map(([id, vector]) => [id, dot(wanted, vector)] as const)
      return new Map(cosines.filter(([, cosine]) => cosine >= alike))
    },
  }
}

/** A unit vector; the null vector when the text has no word. */
const embed = (text: string): Float32Array => {
  const vector = new Float32Array(dimensions)
  for (const word of terms(text)) {
    const padded = ` ${word} `
    for (let i = 0; i + 3 <= padded.length; i++) {
      const slot = hash(padded.slice(i, i + 3)) % dimensions
      vector[slot] = (vector[slot] ?? 0) + 1
    }
  }
  const length = Math.sqrt(dot(vector, vector))
  return length === 0 ? vector : vector.map((value) => value / length)
}

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0
  for (let i = 0; i < dimensions; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/** FNV-1a over UTF-16 code units. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
