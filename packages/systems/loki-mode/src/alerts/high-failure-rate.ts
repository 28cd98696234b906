import { alert, now, samples, sum, where } from '@octoscope/spec'
import { ours } from '../jobs.ts'
import { tasksTotal } from '../metrics/tasks.ts'
import { stranger, target } from './played.ts'

/** Both are of the same job and instance: one of them asks for ours. */
const all = sum(now(where(tasksTotal, ours))).by('job', 'instance')
const failed = sum(now(where(tasksTotal, { status: 'failed' }))).by('job', 'instance')

const tasks = (failedOnes: string, completed: string) => [
  samples(tasksTotal, { ...target, status: 'failed' }, failedOnes),
  samples(tasksTotal, { ...target, status: 'completed' }, completed),
]

const firing = (share: string) => ({
  labels: target,
  summary: 'Many tasks of Loki Mode fail',
  description: `${share} of the session’s tasks have failed.`,
})

export const highFailureRate = alert('LokiHighFailureRate', {
  expr: failed.dividedBy(all.differsFrom(0)).above(0.1),
  for: '5m',
  severity: 'warning',
  summary: 'Many tasks of Loki Mode fail',
  description: '{{ $value | humanizePercentage }} of the session’s tasks have failed.',
  runbook: {
    meaning: 'More than one task in ten of the session has failed.',
    impact: 'Parts of the project are not done, and each try was paid for.',
    look: [
      { see: 'How many tasks there are of each status.', query: now(where(tasksTotal, ours)) },
      'The failed tasks in `.loki/dashboard-state.json`, under `tasks.failed`.',
    ],
    act: [
      'If all fail for the same reason, pause the session with a file `.loki/PAUSE` and mend it.',
      'If single ones fail, let it go on: the session tries again by itself.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'eleven of a hundred have failed for a little more than five minutes',
        given: tasks('1x4 11x20', '99x4 89x20'),
        at: '10m30s',
        alerts: [firing('11%')],
        proves: ['just beyond the threshold', 'for kept'],
      },
      {
        when: 'nine of ten fail',
        given: tasks('9x20', '1x20'),
        at: '10m30s',
        alerts: [firing('90%')],
      },
      { when: 'the only task fails', given: tasks('1x20', '0x20'), at: '10m30s', alerts: [firing('100%')] },
      {
        when: 'all that is left fails, and most are under way',
        given: [
          ...tasks('2x20', '_x20').slice(0, 1),
          samples(tasksTotal, { ...target, status: 'in_progress' }, '8x20'),
        ],
        at: '10m30s',
        alerts: [firing('20%')],
      },
    ],
    silent: [
      {
        when: 'exactly one in ten has failed',
        given: tasks('10x20', '90x20'),
        at: '15m30s',
        proves: ['just within the threshold'],
      },
      {
        when: 'many have failed for less than five minutes',
        given: tasks('0x4 50x20', '50x20'),
        at: '9m30s',
        proves: ['for not kept'],
      },
      { when: 'there are no tasks', given: tasks('0x20', '0x20'), at: '15m30s', proves: ['no traffic'] },
      {
        when: 'nothing is known of the tasks',
        given: [],
        at: '15m30s',
        proves: ['absent series'],
      },
      {
        when: 'a new session begins with none',
        given: tasks('8x8 0x12', '8x8 0x12'),
        at: '15m30s',
        proves: ['counter reset'],
      },
      {
        when: 'another session of the same Prometheus fails, and this one has few',
        given: [
          ...tasks('0x20', '100x20'),
          samples(tasksTotal, { ...target, instance: 'other:57374', status: 'failed' }, '1x20'),
          samples(tasksTotal, { ...target, instance: 'other:57374', status: 'completed' }, '20x20'),
        ],
        at: '15m30s',
      },
      {
        when: 'the tasks of somebody else fail',
        given: [samples(tasksTotal, { ...stranger, status: 'failed' }, '9x20')],
        at: '15m30s',
      },
    ],
    equivalents: [
      { operator: 'comparator', change: '!= to >', reason: 'There are never fewer tasks than none.' },
      { operator: 'comparator', change: '!= to >=', reason: 'None of none is no number, and above nothing.' },
    ],
  },
})
