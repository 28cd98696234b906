import { open } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readLine } from '../events/line.ts'
import { severityOf } from '../events/severity.ts'
import type { Issue } from '../record/issue-book.ts'
import type { Recorder } from '../record/recorder.ts'
import { isMissing, type Source } from './source.ts'

const tier = z.looseObject({
  findings: z.array(z.looseObject({ id: z.string(), severity: z.unknown() })),
})

export const activeTiers = ['immediate', 'relevant', 'background'] as const
const mendedTier = 'auto_fixed'

/** The issues that are there now, by tier. A file that is being written keeps its last good content. */
export const contextSource = (folder: string, recorder: Recorder): Source => {
  const lastGood = new Map<string, readonly Issue[]>()
  const read = async (name: string): Promise<boolean> => {
    const text = await textOf(join(folder, `${name}.json`))
    if (text === undefined) {
      lastGood.delete(name)
      return false
    }
    const line = readLine(text)
    if ('reason' in line) recorder.damaged('context', line.reason)
    else {
      const { success, data } = tier.safeParse(line.value)
      if (success) lastGood.set(name, data.findings.map(issue))
      else recorder.damaged('context', 'unknown_shape')
    }
    return true
  }
  let known = false
  return {
    name: 'context',
    refresh: async () => {
      const there = await Promise.all([...activeTiers, mendedTier].map(read))
      if (!known && !there.some(Boolean)) return false
      known = true
      recorder.issues(
        activeTiers.flatMap((name) => lastGood.get(name) ?? []),
        (lastGood.get(mendedTier) ?? []).map(({ id }) => id),
      )
      return true
    },
  }
}

const issue = ({ id, severity }: z.infer<typeof tier>['findings'][number]): Issue => ({
  id,
  severity: severityOf(severity),
})

const largest = 64 * 1_048_576

/** Undefined when there is no such file. */
const textOf = async (path: string): Promise<string | undefined> => {
  try {
    await using handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const stat = await handle.stat()
    if (!stat.isFile() || stat.size > largest)
      throw new Error(`${path} must be a regular file of at most ${largest} bytes.`)
    return await handle.readFile('utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
