import { terms } from './document.ts'

const length = 240

/** A part of the text around the first word of the query that occurs in it, cut at spaces. */
export const snippet = (text: string, query: string): string => {
  const lowered = text.toLowerCase()
  const places = terms(query).map((word) => lowered.search(new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'u')))
  const first = Math.min(...places.filter((place) => place >= 0), text.length)
  const start = first === text.length ? 0 : Math.max(0, first - length / 3)
  const [from, to] = [start === 0 ? 0 : text.indexOf(' ', start) + 1, start + length]
  const end = to >= text.length ? text.length : text.lastIndexOf(' ', to)
  const part = text.slice(from, end > from ? end : to).trim()
  return `${from > 0 ? '…' : ''}${part}${end < text.length ? '…' : ''}`
}
