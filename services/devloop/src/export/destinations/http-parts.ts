import { gzipSync } from 'node:zlib'
import type { Retrying } from '../retry.ts'
import { NotTaken, type Destination } from './destination.ts'
import { post, type Address } from './post.ts'

export interface Parts extends Address {
  readonly gzip: boolean
  /** Whether each line is a document of its own. */
  readonly documents: boolean
}

/** A receiver that takes an export part by part: each is sent until it is taken, then the next. */
export const httpParts = ({ gzip, documents, ...address }: Parts, how: Retrying): Destination => {
  const headers = gzip ? { ...address.headers, 'content-encoding': 'gzip' } : address.headers
  let sent = 0
  const send = async (bytes: Buffer): Promise<void> => {
    const body = gzip ? gzipSync(bytes) : bytes
    try {
      await post({ ...address, headers }, () => new Uint8Array(body), how)
    } catch (error) {
      throw new NotTaken(`${(error as Error).message}; ${sent} parts before it were taken`, { cause: error })
    }
    sent += 1
  }
  return {
    takesParts: true,
    write: async (bytes) => {
      if (!documents) return send(bytes)
      for (const line of bytes.toString('utf8').split('\n')) if (line !== '') await send(Buffer.from(line))
    },
    end: () => Promise.resolve(`${address.url} in ${sent} parts`),
    abort: () => Promise.resolve(),
  }
}
