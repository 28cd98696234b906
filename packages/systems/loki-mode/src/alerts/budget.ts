import { alert, deriv, now, samples, where } from '@octoscope/spec'
import { ours } from '../jobs.ts'
import { budgetLimit, cost, costSource } from '../metrics/cost.ts'
import { played, stranger, target } from './played.ts'

/** The share of its budget that a session has spent. Without a limit there is none. Both come from the same job. */
export const budgetSpent = now(where(cost, ours)).dividedBy(now(budgetLimit).differsFrom(0))

const runbook = {
  impact: 'A session that has spent its budget is stopped in the middle of its work.',
  look: [
    { see: 'How fast the cost rises, in dollars a second.', query: deriv(where(cost, ours), '1h') },
    { see: 'From which file the cost is known.', query: now(where(costSource, ours)) },
  ],
  act: [
    'If the work is worth it, raise the limit in `.loki/metrics/budget.json`.',
    'If it goes in circles, put a file `.loki/PAUSE` there and look at its last iterations.',
  ],
}

/** The cost of a session and its limit, both for as long as it is looked at. */
const spending = (costs: string, limit = '5x20') => [played(cost, costs), played(budgetLimit, limit)]

const equivalents = [
  { operator: 'comparator', change: '!= to >', reason: 'A limit is never negative.' },
] as const

/** Somebody else's cost and limit are no concern of ours. */
const strangers = [samples(cost, stranger, '5x20'), samples(budgetLimit, stranger, '5x20')]

const within = {
  'no traffic': { when: 'nothing has been spent', given: spending('0x20') },
  'absent series': { when: 'no limit was set', given: spending('400x20').slice(0, 1) },
  'counter reset': {
    when: 'a new session begins at nothing',
    given: spending('4.9x5 0x15'),
  },
} as const

const answered = (['no traffic', 'absent series', 'counter reset'] as const).map((question) => ({
  ...within[question],
  at: '10m30s' as const,
  proves: [question],
}))

export const budgetWarning = alert('LokiBudgetWarning', {
  expr: budgetSpent.above(0.8),
  for: '0s',
  severity: 'warning',
  summary: 'Loki Mode has spent most of its budget',
  description: 'The session has spent {{ $value | humanizePercentage }} of its budget.',
  runbook: { meaning: 'The session has spent more than four fifths of its budget.', ...runbook },
  proof: {
    fires: [
      {
        when: 'a cent beyond four fifths is spent',
        given: spending('4x5 4.01x15'),
        at: '8m30s',
        alerts: [
          {
            labels: target,
            summary: 'Loki Mode has spent most of its budget',
            description: 'The session has spent 80.2% of its budget.',
          },
        ],
        proves: ['just beyond the threshold'],
      },
      {
        when: 'the limit is half a dollar',
        given: spending('0.4010x20', '0.5x20'),
        at: '8m30s',
        alerts: [
          {
            labels: target,
            summary: 'Loki Mode has spent most of its budget',
            description: 'The session has spent 80.2% of its budget.',
          },
        ],
      },
    ],
    silent: [
      {
        when: 'exactly four fifths are spent',
        given: spending('4x20'),
        at: '8m30s',
        proves: ['just within the threshold'],
      },
      { when: 'the limit is 0, which means none', given: spending('4x20', '0x20'), at: '8m30s' },
      { when: 'somebody else has spent all', given: strangers, at: '8m30s' },
      { when: 'a tenth is spent', given: spending('0.5x20'), at: '8m30s' },
      ...answered,
    ],
    equivalents,
  },
})

export const budgetCritical = alert('LokiBudgetCritical', {
  expr: budgetSpent.above(0.9),
  for: '0s',
  severity: 'critical',
  summary: 'Loki Mode is about to exceed its budget',
  description: 'The session has spent {{ $value | humanizePercentage }} of its budget.',
  runbook: {
    meaning: 'The session has spent more than nine tenths of its budget, or all of it.',
    ...runbook,
  },
  proof: {
    fires: [
      {
        when: 'a cent beyond nine tenths is spent',
        given: spending('4.5x5 4.51x15'),
        at: '8m30s',
        alerts: [
          {
            labels: target,
            summary: 'Loki Mode is about to exceed its budget',
            description: 'The session has spent 90.2% of its budget.',
          },
        ],
        proves: ['just beyond the threshold'],
      },
      {
        when: 'the limit is half a dollar',
        given: spending('0.4510x20', '0.5x20'),
        at: '8m30s',
        alerts: [
          {
            labels: target,
            summary: 'Loki Mode is about to exceed its budget',
            description: 'The session has spent 90.2% of its budget.',
          },
        ],
      },
    ],
    silent: [
      {
        when: 'exactly nine tenths are spent',
        given: spending('4.5x20'),
        at: '8m30s',
        proves: ['just within the threshold'],
      },
      { when: 'the limit is 0, which means none', given: spending('4.9x20', '0x20'), at: '8m30s' },
      { when: 'somebody else has spent all', given: strangers, at: '8m30s' },
      { when: 'a tenth is spent', given: spending('0.5x20'), at: '8m30s' },
      ...answered,
    ],
    equivalents,
  },
})
