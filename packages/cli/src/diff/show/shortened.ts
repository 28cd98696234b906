/** A text on one line, cut where it grows longer than that many characters. */
export const shortened = (text: string, limit: number): string => {
  const line = oneLine(text)
  return line.length > limit ? `${line.slice(0, limit - 1).trimEnd()}…` : line
}

interface Movement {
  readonly from: string | null
  readonly to: string | null
}

/** What was and what is. Where one of them is nothing, the other stands alone; long ones begin near their difference. */
export const movement = ({ from, to }: Movement, limit: number): string => {
  if (from === null || to === null) return shortened(from ?? to ?? '', limit)
  const [before, after] = [oneLine(from), oneLine(to)]
  const skipped =
    before.length > limit || after.length > limit ? wordBefore(commonStart(before, after), before) : 0
  const told = (line: string) => shortened(`${skipped > 0 ? '…' : ''}${line.slice(skipped)}`, limit)
  return `${told(before)} → ${told(after)}`
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const commonStart = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/** Where to begin so that a reader sees what a place belongs to: a word or two before it, and no more than 12 characters. */
const wordBefore = (place: number, line: string): number =>
  Math.max(line.slice(0, place).search(/\S*\s*\S*$/), place - 12)
