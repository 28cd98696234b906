import { alert, buckets, histogramQuantile, observing, rate, sum, type Alert } from '@octoscope/spec'
import { agentDuration } from '../metrics/index.ts'
import { nameOf, type Level } from './level.ts'

const bounds = sum(rate(buckets(agentDuration), '5m'))
const linter = { agent: 'linter', job: 'devloop', instance: 'devloop:9464' } as const

/** Twenty minutes of runs: so many in each that are quick, and so many that take longer than the limit. */
const runs = ({ limit }: Level, quick: number, slow: number) =>
  observing(agentDuration, linter, {
    values: [
      { value: limit, perStep: quick },
      { value: limit + 0.5, perStep: slow },
    ],
    steps: 20,
  })

/** `told` is what the 95th percentile is when 8 runs in a hundred are between the limit and the next bound. */
const agentsSlow = (level: Level, told: string): Alert =>
  alert(nameOf('Latency', level), {
    expr: histogramQuantile(0.95, bounds.by('le')).above(level.limit),
    for: '5m',
    severity: level.severity,
    summary: 'Agents are slow',
    description: 'The 95th percentile of the runs of agents is {{ $value | humanizeDuration }}.',
    runbook: {
      meaning: `One run of an agent in twenty takes longer than ${level.limit} s.`,
      impact: 'People wait for feedback, and stop reading it.',
      look: [{ see: 'Which agent is slow.', query: histogramQuantile(0.95, bounds.by('agent', 'le')) }],
      act: [
        'If runs wait, allow more of them at once (`concurrency`), or raise `debounce`.',
        'If one agent is slow, give it the changed files alone (`{files}`), and leave the whole to the CI.',
      ],
    },
    proof: {
      fires: [
        {
          when: 'eight runs in a hundred have been slow for a little more than five minutes',
          given: runs(level, 92, 8),
          at: '6m30s',
          alerts: [
            {
              labels: {},
              summary: 'Agents are slow',
              description: `The 95th percentile of the runs of agents is ${told}.`,
            },
          ],
        },
      ],
      silent: [
        { when: 'two runs in a hundred are slow', given: runs(level, 98, 2), at: '15m30s' },
        { when: 'exactly one run in twenty is slow', given: runs(level, 95, 5), at: '15m30s' },
        { when: 'many have been slow for less than five minutes', given: runs(level, 50, 50), at: '5m30s' },
        { when: 'nothing runs', given: runs(level, 0, 0), at: '15m30s' },
      ],
      equivalents: [
        {
          operator: 'function',
          change: 'rate to increase',
          reason: 'Every bucket grows by the same factor, and a quantile looks only at their shares.',
        },
      ],
    },
  })

/** Limits of the guide: two seconds and one. */
export const latencyCritical = agentsSlow({ severity: 'critical', limit: 2 }, '3.125s')
export const latencyWarning = agentsSlow({ severity: 'warning', limit: 1 }, '1.375s')
