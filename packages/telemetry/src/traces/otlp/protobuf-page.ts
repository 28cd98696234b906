import type { BytePage } from './byte-page.ts'

/** What protobuf puts before a field: its number, and how its value is written. */
const tag = (field: number, wireType: 0 | 1 | 2 | 5): number => (field << 3) | wireType

/** Writes fields of protobuf messages. Zeros and empty texts are left out, as protobuf has it. */
export class ProtobufPage {
  readonly #page: BytePage

  constructor(page: BytePage) {
    this.#page = page
  }

  number(field: number, value: number): void {
    if (value === 0) return
    this.#varint(tag(field, 0))
    this.#varint(value)
  }

  /** A whole number that may be negative. */
  int64(field: number, value: number): void {
    this.#varint(tag(field, 0))
    if (value >= 0) return this.#varint(value)
    const page = this.#page
    page.reserve(10)
    for (let rest = BigInt.asUintN(64, BigInt(value)), at = 0; at < 10; at++, rest >>= 7n)
      page.bytes[page.length++] = Number(rest & 0x7fn) | (at < 9 ? 0x80 : 0)
  }

  flag(field: number, value: boolean): void {
    this.#varint(tag(field, 0))
    this.#varint(value ? 1 : 0)
  }

  fixed32(field: number, value: number): void {
    this.#varint(tag(field, 5))
    const page = this.#page
    page.reserve(4)
    page.length = page.bytes.writeUInt32LE(value, page.length)
  }

  /** A number of 64 bits, given as its digits. */
  fixed64(field: number, digits: string): void {
    this.#varint(tag(field, 1))
    const page = this.#page
    page.reserve(8)
    page.length = page.bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(digits)), page.length)
  }

  double(field: number, value: number): void {
    this.#varint(tag(field, 1))
    const page = this.#page
    page.reserve(8)
    page.length = page.bytes.writeDoubleLE(value, page.length)
  }

  text(field: number, text: string): void {
    this.message(field, () => this.#page.text(text))
  }

  /** Bytes given as hexadecimal digits. */
  hex(field: number, digits: string): void {
    const page = this.#page
    const length = digits.length / 2
    this.#varint(tag(field, 2))
    this.#varint(length)
    page.reserve(length)
    page.length += page.bytes.write(digits, page.length, 'hex')
  }

  bytes(field: number, bytes: Uint8Array): void {
    this.#varint(tag(field, 2))
    this.#varint(bytes.length)
    this.written(bytes)
  }

  /** Fields that are written already. */
  written(fields: Uint8Array): void {
    const page = this.#page
    page.reserve(fields.length)
    page.bytes.set(fields, page.length)
    page.length += fields.length
  }

  /** What a function writes, behind its length. */
  message(field: number, write: () => void): void {
    this.#varint(tag(field, 2))
    const page = this.#page
    page.reserve(lengthBytes)
    const start = page.length
    page.length += lengthBytes
    write()
    const length = page.length - start - lengthBytes
    // A length that is known too late takes all its bytes: a varint may have leading zeros.
    for (let at = 0; at < lengthBytes; at++)
      page.bytes[start + at] = ((length >>> (7 * at)) & 0x7f) | (at < lengthBytes - 1 ? 0x80 : 0)
  }

  #varint(value: number): void {
    const page = this.#page
    page.reserve(8)
    let rest = value
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) page.bytes[page.length++] = (rest % 128) | 0x80
    page.bytes[page.length++] = rest
  }
}

/** Enough for messages of 256 MB. */
const lengthBytes = 4
