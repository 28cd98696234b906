import type { Finding } from './finding.ts'

/** A finding with the line it stands in, a caret under each guilty character, and what to do. Plain text. */
export const caret = (text: string, { code, from, to, message, advice }: Finding): string => {
  const start = Math.min(from, text.length)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', start)
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  const number = text.slice(0, lineStart).split('\n').length
  const gutter = `${number} | `
  const length = Math.max(1, width(text.slice(start, Math.min(to, lineStart + line.length))))
  const indent = text.slice(lineStart, start).replace(/[^\t]/gu, ' ')
  return [
    `${code}: ${message}`,
    `${gutter}${line}`,
    `${' '.repeat(gutter.length - 2)}| ${indent}${'^'.repeat(length)}`,
    `  ${advice}`,
  ].join('\n')
}

/** Characters as a terminal counts them, roughly: one for each code point. */
const width = (text: string): number => Array.from(text).length
