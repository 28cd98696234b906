/** Lines that are not blank, and whether the one that has not ended yet is one of them. */
export interface LineCount {
  readonly lines: number
  readonly open: boolean
}

export const noLines: LineCount = { lines: 0, open: false }

const newline = 10
/** Blanks, tabs and returns are below it, as is nothing that could begin an event. */
const lowestVisible = 33

/** Goes on counting in the bytes that follow. */
export const countLines = ({ lines, open }: LineCount, bytes: Buffer): LineCount => {
  let counted = lines
  let visible = open
  let from = 0
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
    // An event ends with a bracket: nearly always the byte before the line's end settles it.
    if (visible || (end > from && (bytes[end - 1] as number) >= lowestVisible) || isVisible(bytes, from, end))
      counted += 1
    visible = false
    from = end + 1
  }
  return { lines: counted, open: visible || isVisible(bytes, from, bytes.length) }
}

const isVisible = (bytes: Buffer, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if ((bytes[at] as number) >= lowestVisible) return true
  return false
}
