/** Where a text of lines is read from: the bytes of a chunk stand in its text one to one, as in Latin 1. */
const newline = 0x0a

const longest = 1_048_576

/**
 * Hands the lines of a stream on, the last one too when it has no end. Each is text whose characters are the bytes of the
 * file; `utf8` makes it readable. A line of more than a megabyte is cut there.
 */
export const eachLine = async (
  stream: AsyncIterable<Buffer>,
  take: (line: string, bytes: number) => void,
  afterChunk: () => Promise<void> | void = () => {},
): Promise<void> => {
  let rest: string[] = []
  let length = 0
  for await (const chunk of stream) {
    const text = chunk.toString('latin1')
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = text.indexOf('\n', start)) {
      if (length === 0) take(text.slice(start, end), end - start + 1)
      else take(rest.join('') + text.slice(start, end), length + end - start + 1)
      if (length > 0) [rest, length] = [[], 0]
      start = end + 1
    }
    if (start < text.length) {
      if (length < longest) rest.push(text.slice(start))
      length += text.length - start
    }
    await afterChunk()
  }
  if (length > 0) take(rest.join(''), length)
}

/** The readable text of a line's bytes. */
export const utf8 = (bytes: string): string =>
  /[^\0-\x7f]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes

/** The bytes of a readable text, one in each character. */
export const bytesOf = (text: string): string =>
  /[^\0-\x7f]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text
