import type { ProblemSource } from '@octoscope/spec'

/** The line of a text in which its guilty part begins, and carets under that part. */
export interface SourceLine {
  readonly number: number
  readonly line: string
  readonly carets: string
}

/** Columns: a longer line would wrap on a terminal, and the carets would stand under something else. */
const widest = 100

/** A longer line is cut on both sides of the guilty part, with "…" where something is left out. */
export const sourceLine = ({ text, from, to }: ProblemSource): SourceLine => {
  const start = Math.min(from, text.length)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const [line = ''] = text.slice(lineStart).split('\n')
  const cut = cutAround(line, start - lineStart)
  const before = `${cut.left > 0 ? '…' : ''}${line.slice(cut.left, start - lineStart)}`
  const guilty = line.slice(start - lineStart, Math.min(to - lineStart, cut.right))
  return {
    number: text.slice(0, lineStart).split('\n').length,
    line: `${cut.left > 0 ? '…' : ''}${line.slice(cut.left, cut.right)}${cut.right < line.length ? '…' : ''}`,
    carets: `${before.replace(/[^\t]/gu, ' ')}${'^'.repeat(Math.max(1, Array.from(guilty).length))}`,
  }
}

/** A third of what is shown stands before the guilty part, as far as there is so much. */
const cutAround = (line: string, guilty: number): { readonly left: number; readonly right: number } => {
  if (line.length <= widest) return { left: 0, right: line.length }
  const left = Math.max(0, Math.min(guilty - Math.floor(widest / 3), line.length - widest))
  return { left, right: left + widest }
}
