import type { UnreadableReason } from '@octoscope/devloop/metrics'

export type Line = { readonly value: object } | { readonly reason: UnreadableReason }

/** One line of a file of JSON lines: an object, or the reason why it is none. Nothing is guessed from a damaged line. */
export const readLine = (text: string): Line => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { value }
      : { reason: 'unknown_shape' }
  } catch {
    return { reason: damageOf(text) }
  }
}

/** What happened to a line: somebody truncated the file under the writer, two writers met, or it never was JSON. */
const damageOf = (text: string): UnreadableReason => {
  if (text.includes('\0')) return 'nul_padding'
  if (!text.trimStart().startsWith('{')) return 'not_json'
  const end = endOfObject(text)
  if (end === undefined) return 'truncated'
  return text.slice(end).trim() === '' ? 'not_json' : 'trailing_garbage'
}

/** Where the first object ends, by its braces outside of strings; undefined when it does not. */
const endOfObject = (text: string): number | undefined => {
  let [depth, inString] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return undefined
}
