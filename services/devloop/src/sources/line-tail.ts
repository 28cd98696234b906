import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

export interface TailedLine {
  readonly text: string
  /** It is longer than any line may be; the text is its beginning. */
  readonly tooLong?: true
}

const chunkSize = 262_144
const longest = 1_048_576
const newline = 0x0a

/**
 * Reads the lines that were appended to a file since the last look. A last line without its end is left for the next
 * look; when it has not grown by then, it is taken as it is. A file that was replaced or cut is read from its beginning.
 */
export class LineTail {
  readonly #path: string
  #file = { device: 0, inode: 0 }
  #offset = 0
  /** Bytes of the line that has not ended yet, from `#offset` on, at the last look. */
  #open = 0

  constructor(path: string) {
    this.#path = path
  }

  /** Throws when the file cannot be opened, or is none. */
  async *read(): AsyncGenerator<TailedLine> {
    const handle = await open(this.#path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      yield* this.#from(handle)
    } finally {
      await handle.close()
    }
  }

  async *#from(handle: FileHandle): AsyncGenerator<TailedLine> {
    const stat = await handle.stat()
    const { dev: device, ino: inode, size } = stat
    if (!stat.isFile()) throw new Error(`${this.#path} is no regular file.`)
    if (inode !== this.#file.inode || device !== this.#file.device || size < this.#offset) {
      this.#file = { device, inode }
      this.#offset = 0
      this.#open = 0
    }
    const before = this.#open
    yield* this.#whole(handle, size)
    this.#open = size - this.#offset
    if (this.#open === 0 || this.#open !== before) return
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(this.#open, longest)), {
      position: this.#offset,
    })
    this.#offset = size
    this.#open = 0
    yield { text: buffer.toString('utf8', 0, bytesRead) }
  }

  async *#whole(handle: FileHandle, size: number): AsyncGenerator<TailedLine> {
    const chunk = Buffer.allocUnsafe(chunkSize)
    /** What earlier chunks held of the line that has not ended. */
    let begun: Buffer[] = []
    let length = 0
    for (let position = this.#offset; position < size;) {
      const { bytesRead } = await handle.read(chunk, {
        position,
        length: Math.min(chunkSize, size - position),
      })
      if (bytesRead === 0) return
      let start = 0
      for (
        let end = chunk.indexOf(newline);
        end !== -1 && end < bytesRead;
        end = chunk.indexOf(newline, start)
      ) {
        const part = chunk.subarray(start, end)
        const tooLong = length + part.length > longest
        const text =
          begun.length === 0 ? part.toString('utf8') : Buffer.concat([...begun, part]).toString('utf8')
        start = end + 1
        this.#offset = position + start
        begun = []
        length = 0
        if (text !== '') yield tooLong ? { text, tooLong } : { text }
      }
      const rest = chunk.subarray(start, bytesRead)
      if (length <= longest) begun.push(Buffer.from(rest))
      length += rest.length
      position += bytesRead
    }
  }
}
