import { outputLimit } from './outcome.ts'

/** Keeps the first bytes of a stream up to the limit, and lets the rest pass unread. */
export const boundedOutput = () => {
  const chunks: Uint8Array[] = []
  let room = outputLimit
  let truncated = false
  return {
    add: (chunk: Uint8Array): void => {
      if (chunk.length > room) truncated = true
      if (room > 0) chunks.push(chunk.subarray(0, room))
      room -= Math.min(room, chunk.length)
    },
    text: (): string => new TextDecoder().decode(Buffer.concat(chunks)),
    get truncated(): boolean {
      return truncated
    },
  }
}
