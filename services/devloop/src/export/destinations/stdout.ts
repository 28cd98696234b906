import type { Writable } from 'node:stream'
import type { Destination } from './destination.ts'

/** Standard output, at the pace of whoever reads it. */
export const stdoutDestination = (stream: Writable): Destination => ({
  takesParts: true,
  write: (bytes) => written(stream, bytes),
  end: () => Promise.resolve('standard output'),
  abort: () => Promise.resolve(),
})

export const written = (stream: Writable, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
