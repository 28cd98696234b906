import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { refused, understood, type Reading } from '../reading.ts'

/** A regular file as it was at one moment. */
export interface Contents {
  readonly bytes: Buffer
  /** When it was last written, in seconds since 1970. */
  readonly written: number
  /** The user whose file it is. */
  readonly uid: number
}

/**
 * Reads a whole file that anybody may have put there: no symbolic link is followed, no pipe or device is waited for,
 * nothing larger than `atMost` bytes is taken in. A file that changes meanwhile is refused, and one that is not there is
 * `undefined`. Synchronous: a small file is read sooner than a thread is asked to.
 */
export const readFile = (path: string, atMost: number): Reading<Contents | undefined> => {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    return contentsOf(file, atMost)
  } catch (error) {
    return failure(error)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

const contentsOf = (file: number, atMost: number): Reading<Contents> => {
  const before = fstatSync(file)
  if (!before.isFile()) return refused('not_a_file')
  if (before.size > atMost) return refused('too_large')
  const bytes = Buffer.allocUnsafe(before.size + 1)
  const length = fill(file, bytes)
  const after = fstatSync(file)
  if (length !== before.size || !same(before, after)) return refused('changed')
  const { mtimeMs, uid } = after
  return understood({ bytes: bytes.subarray(0, length), written: mtimeMs / 1000, uid })
}

/** One byte more than the file should have is asked for: it tells when the file has grown. */
const fill = (file: number, bytes: Buffer): number => {
  let length = 0
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, null)
    if (read === 0) break
    length += read
  }
  return length
}

const same = (before: Stats, after: Stats): boolean =>
  before.size === after.size && before.mtimeMs === after.mtimeMs

/** What opening says of a path. `ELOOP`: it is a symbolic link; `ENXIO`: a socket. */
export const failure = (error: unknown): Reading<undefined> => {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return understood(undefined)
    case 'EACCES':
    case 'EPERM':
      return refused('permission')
    case 'ELOOP':
    case 'ENXIO':
    case 'EISDIR':
    case 'ENOTDIR':
      return refused('not_a_file')
    default:
      return refused('unreadable')
  }
}
