import { createGzip } from 'node:zlib'
import type { Destination, Portion } from './destination.ts'
import { written } from './stdout.ts'

/** What goes in is compressed on its way. */
export const gzipped = (inner: Destination): Destination => {
  const gzip = createGzip()
  let portion: Portion = { events: 0, from: '' }
  let failure: Error | undefined
  const drained = (async () => {
    for await (const bytes of gzip) {
      await inner.write(bytes as Buffer, portion)
      portion = { events: 0, from: '' }
    }
  })().catch((error: unknown) => {
    failure = error as Error
    gzip.destroy()
  })
  return {
    takesParts: inner.takesParts,
    write: async (bytes, { events, from }) => {
      if (failure) throw failure
      portion = { events: portion.events + events, from: portion.from || from }
      await Promise.race([written(gzip, bytes), drained])
      if (failure) throw failure
    },
    end: async () => {
      gzip.end()
      await drained
      if (failure) throw failure
      return inner.end()
    },
    abort: async () => {
      gzip.destroy()
      await drained
      await inner.abort()
    },
  }
}
