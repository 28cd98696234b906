import { newline } from './ascii.ts'

const longest = 1_048_576

/** So many bytes follow a line that is skimmed, which may be read four at a time. */
const beyond = 4

export interface Reading {
  /** Takes a line from its bytes and tells where the next begins; -1 leaves it to `take`. */
  readonly skim?: (chunk: Buffer, start: number) => number
  readonly afterChunk?: () => Promise<void> | void
}

/**
 * Hands the lines of a stream on, the last one too when it has no end. Each is text whose characters are the bytes of the
 * file, as in Latin 1; `utf8` makes it readable. A line of more than a megabyte is cut there.
 */
export const eachLine = async (
  stream: AsyncIterable<Buffer>,
  take: (line: string, bytes: number) => void,
  { skim = () => -1, afterChunk }: Reading = {},
): Promise<void> => {
  let rest: string[] = []
  let length = 0
  for await (const chunk of stream) {
    const last = chunk.lastIndexOf(newline)
    const skimmable = chunk.lastIndexOf(newline, -1 - beyond)
    let start = 0
    while (start <= last) {
      const next = length === 0 && start <= skimmable ? skim(chunk, start) : -1
      const end = next === -1 ? chunk.indexOf(newline, start) : next - 1
      if (next === -1) {
        take(rest.join('') + chunk.toString('latin1', start, end), length + end - start + 1)
        if (length > 0) [rest, length] = [[], 0]
      }
      start = end + 1
    }
    if (start < chunk.length) {
      if (length < longest) rest.push(chunk.toString('latin1', start))
      length += chunk.length - start
    }
    await afterChunk?.()
  }
  if (length > 0) take(rest.join(''), length)
}

/** The readable text of a line's bytes. */
export const utf8 = (bytes: string): string =>
  /[^\0-\x7f]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes

/** The bytes of a readable text, one in each character. */
export const bytesOf = (text: string): string =>
  /[^\0-\x7f]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text
