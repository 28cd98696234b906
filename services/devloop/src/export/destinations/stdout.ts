import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Destination } from './destination.ts'

/** Standard output, at the pace of whoever reads it. */
export const stdoutDestination = (stream: Writable): Destination => ({
  takesParts: true,
  write: async (bytes) => {
    if (!stream.write(bytes)) await once(stream, 'drain')
  },
  end: async () => {
    await new Promise<void>((resolve, reject) =>
      stream.write('', (error) => (error ? reject(error) : resolve())),
    )
    return 'standard output'
  },
  abort: () => Promise.resolve(),
})
