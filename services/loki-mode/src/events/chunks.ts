import type { FileHandle } from 'node:fs/promises'
import type { Span } from './lines-backwards.ts'

/** Small enough that what is done with one never holds up the process, large enough that asking for it costs little. */
const chunkSize = 512 * 1024

/**
 * The bytes of a part of a file, in order; fewer when the file is cut off meanwhile. While one chunk is looked at the next
 * is being read: a chunk is overwritten when the one after the next is asked for.
 */
export async function* chunks(file: FileHandle, { from, to }: Span): AsyncGenerator<Buffer> {
  const buffers = [Buffer.allocUnsafe(chunkSize), Buffer.allocUnsafe(chunkSize)] as const
  const read = (at: number, into: Buffer) =>
    at < to ? file.read(into, 0, Math.min(chunkSize, to - at), at) : undefined
  let [current, other] = buffers
  let pending = read(from, current)
  for (let at = from; pending;) {
    const { bytesRead } = await pending
    if (bytesRead === 0) return
    at += bytesRead
    pending = read(at, other)
    yield current.subarray(0, bytesRead)
    ;[current, other] = [other, current]
  }
}
