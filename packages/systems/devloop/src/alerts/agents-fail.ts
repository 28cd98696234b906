import { alert, increase, rate, samples, sum, where, type Alert } from '@octoscope/spec'
import { agentRuns } from '../metrics/index.ts'
import { nameOf, percentOf, type Level } from './level.ts'

const failed = where(agentRuns, { status: 'failure' })
const linter = { agent: 'linter', job: 'devloop', instance: 'devloop:9464' } as const

const runs = (succeeded: string, failing: string) => [
  samples(agentRuns, { ...linter, status: 'success' }, succeeded),
  samples(agentRuns, { ...linter, status: 'failure' }, failing),
]

/** The guide asks for a success rate; what fails is counted, so that the alert holds when nothing succeeds any more. */
const agentsFail = (level: Level): Alert => {
  const allowed = 1000 * level.limit
  const firing = (share: string) => ({
    labels: {},
    summary: 'Agents fail',
    description: `${share} of the runs of agents failed in the last 5 minutes.`,
  })
  return alert(nameOf('SuccessRate', level), {
    expr: sum(rate(failed, '5m'))
      .dividedBy(sum(rate(agentRuns, '5m')))
      .above(level.limit)
      .and(sum(increase(failed, '5m')).atLeast(2)),
    for: '5m',
    severity: level.severity,
    summary: 'Agents fail',
    description: '{{ $value | humanizePercentage }} of the runs of agents failed in the last 5 minutes.',
    runbook: {
      meaning: `Fewer than ${percentOf(1 - level.limit)} of the runs of agents could do their work, and more than one failed. A run that reports findings has done its work.`,
      impact: 'Findings are missing: people push what nobody has looked at.',
      look: [
        { see: 'Which agent fails.', query: sum(rate(failed, '5m')).by('agent') },
        'The last lines of `.devloop/events.jsonl` with `"success":false`: `details.reason` says timeout, crash or not found.',
      ],
      act: ['Run the command of the agent by hand, in the watched folder: what it says, it says there too.'],
    },
    proof: {
      fires: [
        {
          when: 'one run in ten fails',
          given: runs('0+54x20', '0+6x20'),
          at: '15m30s',
          alerts: [firing('10%')],
        },
        {
          when: 'everything fails, and there has never been a success',
          given: runs('_x20', '0+6x20').slice(1),
          at: '15m30s',
          alerts: [firing('100%')],
        },
        {
          when: 'a little more than allowed has failed for a little more than five minutes',
          given: runs(`0+${998 - allowed}x20`, `0+${allowed + 2}x20`),
          at: '6m30s',
          alerts: [firing(percentOf(level.limit + 0.002))],
          proves: ['just beyond the threshold', 'for kept'],
        },
        {
          when: 'few runs are made, and two of them failed in five minutes',
          given: runs('0+1x20', '0 0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9'),
          at: '15m30s',
          alerts: [firing('33.33%')],
        },
      ],
      silent: [
        {
          when: 'a little less than allowed fails',
          given: runs(`0+${1002 - allowed}x20`, `0+${allowed - 2}x20`),
          at: '15m30s',
          proves: ['just within the threshold'],
        },
        { when: 'nothing runs', given: runs('100x20', '7x20'), at: '15m30s', proves: ['no traffic'] },
        {
          when: 'no run has ever failed, and no such series is there',
          given: runs('0+60x20', '_x20').slice(0, 1),
          at: '15m30s',
          proves: ['absent series'],
        },
        {
          when: 'a restart sets the counters back',
          given: runs('0+60x8 0+60x11', '7x8 0x11'),
          at: '15m30s',
          proves: ['counter reset'],
        },
        {
          when: 'many fail, but for one minute only',
          given: runs('0+60x20', '0x6 60x12'),
          at: '10m30s',
          proves: ['for not kept'],
        },
        {
          when: 'few runs are made, and one in five minutes fails',
          given: runs('0+1x20', '0x4 1x4 2x4 3x6'),
          at: '15m30s',
        },
      ],
    },
  })
}

/** Limits of the guide: fewer than 98 % and 99 % of the runs succeed. */
export const successRateCritical = agentsFail({ severity: 'critical', limit: 0.02 })
export const successRateWarning = agentsFail({ severity: 'warning', limit: 0.01 })
