import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringUp, type Options, type Running } from '../../packages/cli/src/native/bring-up.ts'
import { runFolder, type RunFolder } from '../../packages/cli/src/native/run-folder.ts'
import type { Stack } from '../../packages/spec/src/index.ts'
import { compileCache } from './compile-cache.ts'

/** A stack that runs for the tests of one file, in a folder of its own. */
export interface StartedStack {
  readonly stack: Stack
  readonly folder: RunFolder
  readonly running: Running
  readonly stop: () => Promise<void>
}

export const startStack = async (stack: Stack, options: Omit<Options, 'dir'> = {}): Promise<StartedStack> => {
  const dir = await mkdtemp(join(tmpdir(), 'octoscope-e2e-'))
  const remove = () => rm(dir, { recursive: true })
  try {
    const running = await bringUp(stack, { dir, compileCache, ...options })
    return { stack, folder: runFolder(dir), running, stop: () => running.stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}
