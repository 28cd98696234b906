import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What one moment of a session looks like in its files. */
export interface Moment {
  readonly mode: 'autonomous' | 'paused'
  readonly startedAt: Date
  /** The number that the loop has come to; the state file never learns of it. */
  readonly iteration: number
  readonly tasks: {
    readonly pending: number
    readonly inProgress: number
    readonly completed: number
    readonly failed: number
  }
  readonly agents: number
}

/** Writes a .loki directory as the public program does, faults included. `now` dates what is written. */
export const sessionFiles = (dir: string, now: () => Date = () => new Date()) => {
  const write = (path: string, content: string) => writeFileSync(join(dir, path), content)
  const json = (path: string, content: unknown) => write(path, `${JSON.stringify(content, undefined, 2)}\n`)
  const event = (content: object) =>
    appendFileSync(join(dir, 'events.jsonl'), `${JSON.stringify({ timestamp: stamp(now()), ...content })}\n`)
  return {
    /** A new session throws away the iterations of the one before it, and nothing else. */
    begin: ({ pid, budget }: { readonly pid: number; readonly budget: number }) => {
      rmSync(join(dir, 'metrics/efficiency'), { recursive: true, force: true })
      for (const folder of ['state', 'metrics/efficiency', 'context', 'signals', 'queue'])
        mkdirSync(join(dir, folder), { recursive: true })
      for (const order of ['PAUSE', 'STOP']) rmSync(join(dir, order), { force: true })
      write('loki.pid', `${pid}\n`)
      json('metrics/budget.json', { limit: budget, budget_limit: budget, budget_used: 0, exceeded: false })
      event({ type: 'session_start', data: { provider: 'claude', prd: './prd.md', pid } })
    },
    /** In place, as every 2 s. Its iteration is always 0: the writer was forked before the first. */
    state: ({ mode, startedAt, tasks, agents }: Moment) => {
      const list = (name: string, count: number) =>
        Array.from({ length: count }, (_, at) => ({ id: `${name}-${at + 1}` }))
      json('dashboard-state.json', {
        timestamp: stamp(now()),
        version: '9.22.12',
        mode,
        iteration: 0,
        startedAt: stamp(startedAt),
        tasks: {
          pending: list('pending', tasks.pending),
          inProgress: list('in-progress', tasks.inProgress),
          review: [],
          completed: list('iteration', tasks.completed),
          failed: list('failed', tasks.failed),
        },
        agents: [],
        budget: null,
      })
      json(
        'state/agents.json',
        Array.from({ length: agents }, (_, at) => ({
          agent_id: 'agent-toolu_01', // the same for each: what tells them apart is cut off
          tool_id: `toolu_01${String(at).padStart(4, '0')}`,
          status: at % 2 === 0 ? 'active' : 'completed',
        })),
      )
    },
    /** What another writer would leave when it is ended in the middle. */
    tornState: () => write('dashboard-state.json', '{\n  "timestamp": "20'),
    iterationStart: (iteration: number) =>
      event({ type: 'iteration_start', data: { iteration, provider: 'claude' } }),
    work: (tool: string) =>
      appendFileSync(
        join(dir, 'events.jsonl'),
        `${JSON.stringify({ type: 'claude_hook_PostToolUse', source: 'hook', timestamp: stamp(now()), payload: { tool } })}\n`,
      ),
    /** The files of the iterations stop at a part of the cost; the tracking has all of it. */
    iterationEnd: (iteration: number, about: { readonly cost: number; readonly total: number }) => {
      json(`metrics/efficiency/iteration-${iteration}.json`, {
        iteration,
        model: 'sonnet',
        cost_usd: about.cost / 10,
      })
      json('context/tracking.json', { totals: { total_cost_usd: about.total }, per_iteration: [] })
      event({ type: 'iteration_complete', data: { iteration, status: 'success', exitCode: 0 } })
    },
    budgetExceeded: (budget: number, used: number) => {
      json('metrics/budget.json', { limit: budget, budget_limit: budget, budget_used: used, exceeded: true })
      write('signals/BUDGET_EXCEEDED', '')
      event({ type: 'budget_exceeded', data: `used ${used} of ${budget}` })
    },
    pause: () => write('PAUSE', ''),
    resume: () => rmSync(join(dir, 'PAUSE'), { force: true }),
    /** The last state stays as it is, and says that the session runs. */
    finish: (iterations: number) => {
      event({ type: 'session_end', data: { result: 'success', provider: 'claude', iterations } })
      rmSync(join(dir, 'loki.pid'))
    },
  }
}

export type SessionFiles = ReturnType<typeof sessionFiles>

/** As `date -u +%Y-%m-%dT%H:%M:%SZ` writes it. */
const stamp = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, 'Z')
