import type { FileHandle } from 'node:fs/promises'

/** Up to where a file was read, and by what it will be known again. */
export interface Seam {
  readonly dev: number
  readonly ino: number
  readonly offset: number
  /** Its first bytes, and the last ones before the offset. */
  readonly head: Buffer
  readonly tail: Buffer
}

const length = 1024

/** What stands at both ends of the part that was read. */
export const seamOf = async (
  file: FileHandle,
  offset: number,
): Promise<Pick<Seam, 'offset' | 'head' | 'tail'>> => ({
  offset,
  head: await bytesAt(file, 0, Math.min(length, offset)),
  tail: await bytesAt(file, Math.max(0, offset - length), offset),
})

/**
 * Whether a file is the one that was read, with nothing but more at its end. One that was written anew in place has the
 * same number and may be longer: its bytes tell.
 */
export const isContinued = async (
  { dev, ino, offset, head, tail }: Seam,
  file: FileHandle,
  now: { readonly dev: number; readonly ino: number; readonly size: number },
): Promise<boolean> => {
  if (dev !== now.dev || ino !== now.ino || now.size < offset) return false
  const found = await seamOf(file, offset)
  return head.equals(found.head) && tail.equals(found.tail)
}

const bytesAt = async (file: FileHandle, from: number, to: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
  return buffer.subarray(0, bytesRead)
}
