import { open } from 'node:fs/promises'

const size = 262_144

/**
 * The bytes of a file up to `end`, chunk by chunk, in two buffers: each is gone when the next is asked for, and while it is
 * used the next is read. A stream makes a new buffer for each, and garbage faster than it is collected.
 */
export async function* chunks(path: string, end = Infinity): AsyncGenerator<Buffer> {
  await using handle = await open(path, 'r')
  const read = (buffer: Buffer, position: number) => {
    const reading = handle.read(buffer, 0, Math.max(0, Math.min(size, end - position)), position)
    // A failure is thrown where it is awaited, which may be later.
    reading.catch(() => {})
    return reading
  }
  let [buffer, spare] = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)]
  let reading = read(buffer, 0)
  for (let position = 0; ; [buffer, spare] = [spare, buffer]) {
    const { bytesRead } = await reading
    if (bytesRead === 0) return
    position += bytesRead
    reading = read(spare, position)
    yield buffer.subarray(0, bytesRead)
  }
}
