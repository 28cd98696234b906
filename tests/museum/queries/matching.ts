import { increase, max, now, sum, where, rate } from '../../../packages/spec/src/index.ts'
import { calls, connectionLimit, connections, defects, repairs, queued } from '../metrics.ts'
import type { QueryTrap } from '../trap.ts'

const pool = {
  'desk_pool_connections{database="main",job="desk",instance="1"}': '95x40',
  'desk_pool_limit{job="desk",instance="1"}': '100x40',
}
const poolIsFull = sum(now(connections))
  .by('instance')
  .dividedBy(max(now(connectionLimit)).by('instance'))
  .above(0.9)

export const matching: readonly QueryTrap[] = [
  {
    id: 'labels-of-one-side',
    told: ['O7'],
    story:
      'Connections in use are counted for each database, those allowed for the whole server. The two never have the same labels, and a full pool divides into nothing.',
    wrong: 'desk_pool_connections / desk_pool_limit > 0.9',
    world: { when: '95 of 100 connections are taken.', series: pool, at: '30m' },
    misbehaves: 'missed alarm',
    seen: { query: 'desk_pool_connections / desk_pool_limit', answers: {} },
    caughtBy: { finding: 'matching/never', guilty: 'desk_pool_connections / desk_pool_limit' },
    right: poolIsFull,
  },
  {
    id: 'matched-by-a-label-of-nobody',
    told: ['O7'],
    story:
      'Told that the labels differ, the author names one to match by, and neither side has it. Everything agrees in what is missing: one server divides by luck, two make Prometheus give up.',
    wrong:
      'sum by (instance) (desk_pool_connections) / on (region) max by (instance) (desk_pool_limit) > 0.9',
    world: {
      when: '95 of 100 connections are taken, on each of two servers.',
      series: {
        ...pool,
        'desk_pool_connections{database="main",job="desk",instance="2"}': '95x40',
        'desk_pool_limit{job="desk",instance="2"}': '100x40',
      },
      at: '30m',
    },
    misbehaves: 'evaluation fails',
    caughtBy: { finding: 'matching/label', guilty: 'region' },
    right: poolIsFull,
  },
  {
    id: 'repaired-of-found',
    told: ['D6'],
    story:
      'The share of defects that were repaired: one counter tells how severe each was, the other does not. No repair has a partner among the findings.',
    wrong: 'increase(desk_repairs_total[15m]) / increase(desk_defects_total[15m]) < 0.5',
    world: {
      when: 'One defect in ten is repaired.',
      series: {
        'desk_repairs_total{job="desk",instance="1"}': '0+1x40',
        'desk_defects_total{severity="error",job="desk",instance="1"}': '0+10x40',
      },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: {
      finding: 'matching/never',
      guilty: 'increase(desk_repairs_total[15m]) / increase(desk_defects_total[15m])',
    },
    right: sum(increase(repairs, '15m'))
      .by('job')
      .dividedBy(sum(increase(defects, '15m')).by('job'))
      .below(0.5),
  },
  {
    id: 'states-added-up',
    told: ['L2'],
    story:
      'Waiting and running tasks are added. Prometheus adds only what agrees in every label, and these two were chosen to differ in one.',
    wrong: 'desk_queued_tasks{state="waiting"} + desk_queued_tasks{state="running"} > 100',
    world: {
      when: '90 tasks wait and 20 run.',
      series: {
        'desk_queued_tasks{state="waiting",job="desk",instance="1"}': '90x40',
        'desk_queued_tasks{state="running",job="desk",instance="1"}': '20x40',
      },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: {
      finding: 'matching/never',
      guilty: 'desk_queued_tasks{state="waiting"} + desk_queued_tasks{state="running"}',
    },
    right: sum(now(queued)).without('state').above(100),
  },
  {
    id: 'exception-that-excepts-nothing',
    told: ['L1', 'O7'],
    story:
      'Failures are told unless tasks wait, for then the desk is known to be busy. What stands after `unless` has other labels, takes nothing away, and the exception is none.',
    wrong:
      'sum by (agent) (increase(desk_calls_total{outcome="failed"}[15m])) > 5 unless sum by (job) (desk_queued_tasks) > 50',
    world: {
      when: 'Calls fail while the desk is overrun.',
      series: {
        'desk_calls_total{agent="a",outcome="failed",job="desk",instance="1"}': '0+1x40',
        'desk_queued_tasks{state="waiting",job="desk",instance="1"}': '90x40',
      },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: {
      finding: 'matching/never',
      guilty:
        'sum by (agent) (increase(desk_calls_total{outcome="failed"}[15m])) > 5 unless sum by (job) (desk_queued_tasks) > 50',
    },
    right: sum(increase(where(calls, { outcome: 'failed' }), '15m'))
      .by('job')
      .above(5)
      .unless(sum(now(queued)).by('job').above(50)),
  },
  {
    id: 'many-for-one',
    told: ['O7', 'L1'],
    story:
      'Both sides agree in `instance`, but the left has a series for each state. Prometheus refuses to pair them, writes a line to its own log, and the rule yields nothing.',
    wrong: 'desk_queued_tasks / on (instance) desk_pool_limit > 0.9',
    world: {
      when: 'Tasks wait and run, and the limit is reached.',
      series: {
        'desk_queued_tasks{state="waiting",job="desk",instance="1"}': '95x40',
        'desk_queued_tasks{state="running",job="desk",instance="1"}': '5x40',
        'desk_pool_limit{job="desk",instance="1"}': '100x40',
      },
      at: '30m',
    },
    misbehaves: 'evaluation fails',
    caughtBy: { finding: 'matching/many', guilty: 'desk_queued_tasks / on (instance) desk_pool_limit' },
    right: 'desk_queued_tasks / on (instance) group_left () desk_pool_limit > 0.9',
  },
  {
    id: 'many-for-many',
    told: ['O7', 'H2'],
    story:
      'Calls have outcomes, defects have severities, and `on (job)` leaves several of each for one match. It works in the test with one series a side, and fails on the first day with two.',
    wrong: 'rate(desk_defects_total[5m]) / on (job) rate(desk_calls_total[5m]) > 0.5',
    world: {
      when: 'Calls end in two ways, defects have two severities.',
      series: {
        'desk_calls_total{agent="a",outcome="ok",job="desk",instance="1"}': '0+5x40',
        'desk_calls_total{agent="a",outcome="failed",job="desk",instance="1"}': '0+1x40',
        'desk_defects_total{severity="error",job="desk",instance="1"}': '0+4x40',
        'desk_defects_total{severity="warning",job="desk",instance="1"}': '0+1x40',
      },
      at: '30m',
    },
    misbehaves: 'evaluation fails',
    caughtBy: {
      finding: 'matching/many-to-many',
      guilty: 'rate(desk_defects_total[5m]) / on (job) rate(desk_calls_total[5m])',
    },
    right: sum(rate(defects, '5m'))
      .by('job')
      .dividedBy(sum(rate(calls, '5m')).by('job'))
      .above(0.5),
  },
  {
    id: 'grouped-by-nothing',
    told: ['O, further traps', 'D8'],
    story:
      'Failures are summed for each tool, by a label the counter never had. All fall into one heap without a name, and the limit meant for one tool is held against the sum of all.',
    wrong: 'sum by (tool) (increase(desk_calls_total{outcome="failed"}[15m])) > 20',
    world: {
      when: 'Three agents have ten failures each, which is well.',
      series: Object.fromEntries(
        ['a', 'b', 'c'].map((agent) => [
          `desk_calls_total{agent="${agent}",outcome="failed",job="desk",instance="1"}`,
          '0+0.7x40',
        ]),
      ),
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { finding: 'grouping/label', guilty: 'tool' },
    right: sum(increase(where(calls, { outcome: 'failed' }), '15m'))
      .by('agent')
      .above(20),
  },
]
