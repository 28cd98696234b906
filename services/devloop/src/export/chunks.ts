import { open } from 'node:fs/promises'

const size = 65_536

/**
 * The bytes of a file up to `end`, chunk by chunk, all in one buffer: each is gone when the next is asked for. A stream
 * makes a new buffer for each, and garbage faster than it is collected.
 */
export async function* chunks(path: string, end = Infinity): AsyncGenerator<Buffer> {
  await using handle = await open(path, 'r')
  const buffer = Buffer.allocUnsafe(size)
  for (let position = 0; position < end;) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(size, end - position), position)
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
