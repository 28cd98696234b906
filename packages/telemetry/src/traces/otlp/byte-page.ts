/** Bytes that grow as they are written. */
export class BytePage {
  bytes: Buffer
  length = 0

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size)
  }

  text(text: string): void {
    // A UTF-16 unit becomes at most three bytes.
    this.reserve(3 * text.length)
    this.length += this.bytes.write(text, this.length)
  }

  /** Makes sure that there is room for so many bytes more. */
  reserve(room: number): void {
    if (this.length + room <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.bytes.length, this.length + room))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }

  toBuffer(): Buffer {
    return this.bytes.subarray(0, this.length)
  }
}
