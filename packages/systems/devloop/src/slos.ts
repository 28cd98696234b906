import { latency, now, rate, ratio, samples, saturation, sum, where } from '@octoscope/spec'
import { agentLatency } from './records.ts'
import { agentDuration, agentRuns, memoryLooks, systemMemory } from './metrics/index.ts'

const scraped = { job: 'devloop', instance: 'devloop:9464' } as const
const linter = { ...scraped, agent: 'linter' } as const

/** A machine of one's own is held to what the guide promises for development. */
const atTheDesk = <T>(promise: T) => ({ development: promise, native: promise })

export const agentSuccess = ratio('devloop_agent_success', {
  promise: 'A run of an agent can do its work.',
  objective: '99.5%',
  elsewhere: { ...atTheDesk({ objective: '95%' } as const), staging: { objective: '98%' } },
  window: '30d',
  total: agentRuns,
  good: where(agentRuns, { status: 'success' }),
  evidence: 3,
  violation: {
    alert: 'DevLoopSuccessRateSLOViolation',
    over: '5m',
    for: '15m',
    severity: 'critical',
  },
  runbook: {
    impact: 'Findings are missing: people push what nobody has looked at.',
    look: [
      {
        see: 'Which agent fails.',
        query: sum(rate(where(agentRuns, { status: 'failure' }), '5m')).by('agent'),
      },
      'The last lines of `.devloop/events.jsonl` with `"success":false`: `details.reason` says timeout, crash or not found.',
    ],
    act: [
      'Run the command of the agent by hand, in the watched folder: what it says, it says there too.',
      'If it runs out of time, raise its `timeout` or give it fewer files.',
    ],
  },
  played: ({ good, bad }) => [
    samples(agentRuns, { ...linter, status: 'success' }, good),
    samples(agentRuns, { ...linter, status: 'failure' }, bad),
  ],
})

export const responseTime = latency('devloop_response_time', {
  promise: 'A run of an agent takes no longer than half a second.',
  objective: '95%',
  elsewhere: {
    ...atTheDesk({ within: 2, promise: 'A run of an agent takes no longer than two seconds.' } as const),
    staging: { within: 1, promise: 'A run of an agent takes no longer than a second.' },
  },
  window: '30d',
  of: agentDuration,
  within: 0.5,
  evidence: 5,
  violation: {
    alert: 'DevLoopAgentResponseTimeSLOViolation',
    over: '1h',
    for: '5m',
    severity: 'warning',
  },
  runbook: {
    impact: 'People wait for feedback, and stop reading it.',
    look: [
      { see: 'Which agent is slow.', query: now(agentLatency) },
      'The dashboard of agents: whether the queue is long, or the runs themselves.',
    ],
    act: [
      'If runs wait, allow more of them at once (`concurrency`), or raise `debounce`.',
      'If one agent is slow, give it the changed files alone (`{files}`), and leave the whole to the CI.',
    ],
  },
  example: linter,
})

export const memory = saturation('devloop_memory', {
  promise: 'DevLoop and its agents hold no more than 250 MiB.',
  objective: '99%',
  elsewhere: {
    ...atTheDesk({
      within: 1_073_741_824,
      promise: 'DevLoop and its agents hold no more than 1024 MiB.',
    } as const),
    staging: { within: 524_288_000, promise: 'DevLoop and its agents hold no more than 500 MiB.' },
  },
  window: '30d',
  of: memoryLooks,
  within: 262_144_000,
  evidence: 5,
  runbook: {
    impact: 'The machine of a developer, or its neighbours, run out of memory.',
    look: [{ see: 'How much is held at present.', query: now(systemMemory) }],
    act: [
      'Run fewer agents at once (`concurrency`).',
      'If one agent holds most, give it fewer files at a time, or a limit of its own.',
    ],
  },
  example: scraped,
})

export const slos = [agentSuccess, responseTime, memory]
