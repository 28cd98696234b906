import { zero } from './ascii.ts'

/** Bytes that are gathered before they are written, in one buffer: new ones would be garbage faster than it is collected. */
export class Output {
  length = 0
  #bytes = Buffer.allocUnsafe(1_048_576)

  /** What has been gathered; it is there until something is added after `clear`. */
  get gathered(): Buffer {
    return this.#bytes.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }

  /** Makes room for so many bytes: `copy` and `word` take it for granted. */
  reserve(size: number): void {
    if (this.length + size <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(2 * (this.length + size))
    this.#bytes.copy(larger, 0, 0, this.length)
    this.#bytes = larger
  }

  /** A text of bytes, see `eachLine`. */
  text(text: string): void {
    this.reserve(text.length)
    this.length += this.#bytes.write(text, this.length, 'latin1')
  }

  word(word: Buffer): void {
    this.copy(word, 0, word.length)
  }

  /** So few bytes are copied faster one by one than by a call. */
  copy(from: Buffer, start: number, end: number): void {
    const bytes = this.#bytes
    let { length } = this
    for (let at = start; at < end; at++) bytes[length++] = from[at] ?? 0
    this.length = length
  }

  /** A whole number in so many digits, with zeros before it. */
  digits(value: number, count: number): void {
    const bytes = this.#bytes
    this.length += count
    for (let [at, left] = [this.length - 1, value]; at >= this.length - count; at--) {
      const rest = Math.floor(left / 10)
      bytes[at] = zero + left - rest * 10
      left = rest
    }
  }
}
