import { join } from 'node:path'
import { stackIn } from '@octoscope/stack'
import { bringUp, type Running } from '../native/bring-up.ts'
import { onThisMachine } from '../native/environment.ts'
import { runFolder } from '../native/run-folder.ts'
import { exitCodeAfter, stopRequest } from '../native/stop-request.ts'
import { checkOnce } from './check-once.ts'
import type { Options } from './run.ts'
import { screen, type Screen } from './screen.ts'
import { watchOver } from './watch-over.ts'

/** Runs the stack until it is told to stop, or once. Resolves to the exit code when no process is left. */
export const up = async (options: Options): Promise<number> => {
  const { signal, dispose } = stopRequest()
  const out = screen(options.json ? process.stderr : process.stdout)
  const stack = stackIn(onThisMachine(options.portOffset))
  const { dir, compileCache, fresh } = place(options)
  const folder = runFolder(dir, compileCache)
  try {
    const running = await bringUp(stack, { dir, compileCache, fresh, signal, onChange: out.part })
    const work = options.once ? checkOnce : watchOver
    return await work({ stack, running, folder, options, out, signal }).finally(() => stop(running, out))
  } catch (error) {
    if (!signal.aborted) throw error
    out.say('Stopped before it was done; nothing is left running.')
    return exitCodeAfter(signal.reason)
  } finally {
    dispose()
  }
}

/** Each kind of run has a folder of its own, so that none disturbs another. What Node has compiled serves them all. */
const place = ({ dir, portOffset, once }: Options) => ({
  dir: join(dir, ...(portOffset > 0 ? [`offset-${portOffset}`] : []), ...(once ? ['once'] : [])),
  fresh: once,
  compileCache: process.env['NODE_COMPILE_CACHE'] ?? join(dir, 'compile-cache'),
})

const stop = async (running: Running, out: Screen): Promise<void> => {
  out.say('Stopping …')
  await running.stop()
  out.say('Stopped; nothing is left running.')
}
