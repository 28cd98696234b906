import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Scenario } from './scenario.ts'
import { sessionFiles, type Moment, type SessionFiles } from './session-files.ts'

export interface Stagecraft {
  /** The .loki directory, which is written into. */
  readonly dir: string
  /** The time between two writes of the state; the program's own is 2 s. */
  readonly everyMs: number
  readonly signal?: AbortSignal
  readonly onStep?: (iteration: number) => void
}

/**
 * Plays one session, with a process of its own that lives as long as the session does. Resolves when it has come to its
 * end, or to the halt that its ending means.
 */
export const playSession = async (scenario: Scenario, stagecraft: Stagecraft): Promise<void> => {
  const { dir, everyMs, signal, onStep } = stagecraft
  mkdirSync(dir, { recursive: true })
  const files = sessionFiles(dir)
  const session = await startProcess()
  const startedAt = new Date()
  try {
    files.begin({ pid: session.pid, budget: scenario.budget })
    for (let iteration = 1; iteration <= scenario.iterations; iteration += 1) {
      if (signal?.aborted) break
      onStep?.(iteration)
      await playIteration(iteration, { scenario, files, startedAt, pause: () => pause(everyMs, signal) })
    }
    await end(scenario, { files, session, startedAt })
  } finally {
    await session.end()
  }
}

interface Scene {
  readonly scenario: Scenario
  readonly files: SessionFiles
  readonly startedAt: Date
  readonly pause: () => Promise<void>
}

/** Two writes of the state, one of them torn before it. */
const playIteration = async (iteration: number, { scenario, files, startedAt, pause: rest }: Scene) => {
  const { costOfIteration: cost } = scenario
  files.iterationStart(iteration)
  files.tornState()
  files.state(moment(scenario, startedAt, iteration))
  await rest()
  for (const tool of ['Read', 'Edit', 'Bash']) files.work(tool)
  files.state(moment(scenario, startedAt, iteration))
  await rest()
  files.iterationEnd(iteration, { cost, total: cost * iteration })
}

const moment = ({ iterations }: Scenario, startedAt: Date, iteration: number): Moment => ({
  mode: 'autonomous',
  startedAt,
  iteration,
  tasks: { pending: iterations - iteration, inProgress: 1, completed: iteration - 1, failed: 0 },
  agents: iteration + 1,
})

const end = async (
  scenario: Scenario,
  { files, session, startedAt }: Pick<Scene, 'files' | 'startedAt'> & { readonly session: Session },
): Promise<void> => {
  const { ending, iterations, budget, costOfIteration } = scenario
  if (ending === 'crash') return session.end()
  if (ending === 'pause') {
    files.pause()
    files.state({ ...moment(scenario, startedAt, iterations), mode: 'paused' })
    return
  }
  if (ending === 'budget') files.budgetExceeded(budget, costOfIteration * iterations)
  files.finish(iterations)
}

interface Session {
  readonly pid: number
  readonly end: () => Promise<void>
}

/** A process that does nothing, for as long as somebody holds the other end of its input. */
const startProcess = async (): Promise<Session> => {
  const child = spawn('cat', [], { stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = once(child, 'exit')
  await once(child, 'spawn')
  return {
    pid: child.pid ?? 0,
    end: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Is over early when the signal aborts. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  wait(ms, undefined, signal && { signal }).catch(() => undefined)
