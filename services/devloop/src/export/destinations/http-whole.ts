import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Retrying } from '../retry.ts'
import type { Destination } from './destination.ts'
import { fileDestination } from './file.ts'
import { post, type Address } from './post.ts'

/** A receiver that takes one document: it is written to a scratch file first, so that it can be sent again. */
export const httpWhole = async (address: Address, how: Retrying): Promise<Destination> => {
  const scratch = await mkdtemp(join(tmpdir(), 'devloop-export-'))
  const path = join(scratch, 'export')
  const file = await fileDestination(path)
  const clean = () => rm(scratch, { recursive: true, force: true })
  return {
    takesParts: false,
    write: file.write,
    end: async () => {
      await file.end()
      const body = await openAsBlob(path)
      await post(address, () => body, how)
      await clean()
      return address.url
    },
    abort: async () => {
      await file.abort()
      await clean()
    },
  }
}
