import type { FileHandle } from 'node:fs/promises'

/** A part of a file, by its bytes. It begins where a line begins. */
export interface Span {
  readonly from: number
  readonly to: number
}

const newline = 10
const blockSize = 128 * 1024
/** Further back nothing is looked at. The program itself begins a new file at 50 MB. */
const farthest = 64 * 1024 * 1024

/**
 * The lines of a part of a file, block by block, the last one first. One that is longer than a block comes in pieces. A
 * block is overwritten when the next one is asked for.
 */
export async function* blocksBackwards(file: FileHandle, { from, to }: Span): AsyncGenerator<Buffer> {
  const block = Buffer.allocUnsafe(blockSize)
  const first = Math.max(from, to - farthest)
  for (let end = to; end > first;) {
    const start = Math.max(first, end - blockSize)
    const { bytesRead } = await file.read(block, 0, end - start, start)
    if (bytesRead < end - start) return // The file was cut off meanwhile.
    const bytes = block.subarray(0, bytesRead)
    const whole = start === from ? 0 : bytes.indexOf(newline) + 1
    yield bytes.subarray(whole)
    const isOneLine = whole === 0 || whole === bytesRead
    end = start === first || isOneLine ? start : start + whole
  }
}

/** The lines of a block, the last one first, without their ends. */
export function* linesBackwards(block: Buffer): Generator<Buffer> {
  for (let end = block.length; end > 0;) {
    const line = lineAt(block, end - 1)
    yield line
    end = line.byteOffset - block.byteOffset
  }
}

/**
 * The lines of a block that hold a word, the last one first, without their ends. The words are asked for anew after each
 * line: fewer may be looked for by then.
 */
export function* linesWith(block: Buffer, words: () => readonly Buffer[]): Generator<Buffer> {
  for (let end = block.length; end > 0;) {
    const before = block.subarray(0, end)
    const at = Math.max(-1, ...words().map((word) => before.lastIndexOf(word)))
    if (at === -1) return
    const line = lineAt(block, at)
    yield line
    end = line.byteOffset - block.byteOffset
  }
}

const lineAt = (block: Buffer, at: number): Buffer => {
  const found = block.indexOf(newline, at)
  const end = found === -1 ? block.length : found
  const before = end === 0 ? -1 : block.lastIndexOf(newline, end - 1)
  return block.subarray(before + 1, end)
}
