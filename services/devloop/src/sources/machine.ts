import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Recorder } from '../record/recorder.ts'
import { takenBy, type Taken } from './processes.ts'
import { isMissing, type Source } from './source.ts'

/** Tells what a process and its children take. The pid may change: a daemon is restarted. */
export const machineSource = (pidOf: () => Promise<number | undefined>, recorder: Recorder): Source => {
  let last: (Taken & { readonly pid: number; readonly at: number }) | undefined
  return {
    name: 'heartbeat',
    refresh: async () => {
      const pid = await pidOf()
      if (pid === undefined) return false
      const taken = takenBy(pid)
      if (!taken) throw new Error(`Process ${pid} of the heartbeat is not there.`)
      const at = performance.now()
      const before = last?.pid === pid ? last : undefined
      recorder.machine({
        memory: taken.memory,
        ...(before && { cpu: busy(taken.cpu - before.cpu, at - before.at) }),
      })
      if (before)
        recorder.disk({
          read: Math.max(0, taken.read - before.read),
          written: Math.max(0, taken.written - before.written),
        })
      last = { ...taken, pid, at }
      return true
    },
  }
}

const busy = (cpuSeconds: number, elapsedMs: number): number =>
  Math.max(0, cpuSeconds) / (elapsedMs / 1000) / availableParallelism()

/** The process that says of itself that it lives, in `daemon.heartbeat`. */
export const heartbeatPid = (path: string) => async (): Promise<number | undefined> => {
  try {
    const { pid } = JSON.parse(await readFile(path, 'utf8')) as { readonly pid?: unknown }
    if (!Number.isInteger(pid) || (pid as number) <= 1)
      throw new Error(`${path} must name the pid of a process.`)
    return pid as number
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
