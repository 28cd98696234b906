import { rate, sum } from '../../../packages/spec/src/index.ts'
import { calls, spent } from '../metrics.ts'
import type { QueryTrap } from '../trap.ts'

export const rates: readonly QueryTrap[] = [
  {
    id: 'rate-of-a-gauge',
    told: ['H1', 'L3'],
    story:
      'A gauge holds how often a container was started again, and somebody takes its rate. 0.1 a second sounds small; it is thirty restarts in five minutes, and four are told to nobody.',
    wrong: 'rate(desk_replacements[5m]) > 0.1',
    world: {
      when: 'A container restarts every minute.',
      series: { 'desk_replacements{job="desk",instance="1"}': '0+1x40' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'rate/of-gauge', guilty: 'rate(desk_replacements[5m])' },
    right: 'delta(desk_replacements[15m]) > 3',
  },
  {
    id: 'growth-of-a-queue',
    told: ['L3', 'H1'],
    story:
      'The length of a queue is read with `increase`. Each time workers empty the queue, Prometheus believes that the process has restarted, and adds what came after on top.',
    wrong: 'increase(desk_queued_tasks{state="waiting"}[10m]) > 40',
    world: {
      when: 'A queue fills to ten and is emptied, over and over.',
      series: { 'desk_queued_tasks{state="waiting",job="desk",instance="1"}': '10 0 '.repeat(20) },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { finding: 'rate/of-gauge', guilty: 'increase(desk_queued_tasks{state="waiting"}[10m])' },
    right: 'delta(desk_queued_tasks{state="waiting"}[10m]) > 40',
  },
  {
    id: 'rate-of-a-sum',
    told: ['D10'],
    story:
      'Counters are summed first, and the rate is taken of the sum. When one of two processes restarts, the sum falls, and Prometheus counts all that is left as new.',
    wrong: 'sum by (job) (rate(sum by (job) (desk_calls_total)[10m:1m])) > 100',
    world: {
      when: 'One of two quiet processes restarts.',
      series: {
        'desk_calls_total{agent="a",outcome="ok",job="desk",instance="1"}': '900000x40',
        'desk_calls_total{agent="a",outcome="ok",job="desk",instance="2"}': '5000x24 0x16',
      },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { finding: 'rate/of-sum', guilty: 'rate(sum by (job) (desk_calls_total)[10m:1m])' },
    right: sum(rate(calls, '10m')).by('job').above(100),
  },
  {
    id: 'delta-of-a-counter',
    told: ['L3', 'D12'],
    story:
      'Work is watched with `delta`, which takes a counter for a gauge. A restart makes it deeply negative, and a busy process is said to stand still.',
    wrong: 'sum by (job) (delta(desk_steps_total[10m])) < 10',
    world: {
      when: 'A busy process has restarted.',
      series: { 'desk_steps_total{job="desk",instance="1"}': '50000+60x24 0+60x16' },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { finding: 'counter/delta', guilty: 'delta(desk_steps_total[10m])' },
    right: 'sum by (job) (increase(desk_steps_total[10m])) < 10',
  },
  {
    id: 'slope-of-a-counter',
    told: ['L3', 'D12'],
    story:
      'A line is laid through the money spent to learn its slope. The restart of a process in the middle bends the line downward while the money runs out.',
    wrong: 'sum(deriv(desk_spent_dollars_total[10m])) * 3600 > 10',
    world: {
      when: '$60 an hour are spent by a process that has restarted.',
      series: { 'desk_spent_dollars_total{model="m",job="desk",instance="1"}': '500+1x24 0+1x16' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'counter/delta', guilty: 'deriv(desk_spent_dollars_total[10m])' },
    right: sum(rate(spent, '10m')).times(3600).above(10),
  },
  {
    id: 'counter-with-a-limit',
    told: ['D10', 'D12'],
    story:
      'More than 100 failures is too many, says the rule, of a counter that never goes down. Every process that lives long enough raises an alarm which only its restart can end.',
    wrong: 'desk_calls_total{outcome="failed"} > 100',
    world: {
      when: 'The last failure was long ago.',
      series: { 'desk_calls_total{agent="a",outcome="failed",job="desk",instance="1"}': '120x40' },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { finding: 'counter/raw', guilty: 'desk_calls_total{outcome="failed"}' },
    right: 'increase(desk_calls_total{outcome="failed"}[15m]) > 100',
  },
  {
    id: 'born-at-one',
    told: ['O4'],
    story:
      'Each broken rule of safety must be told. The counter appears with its first event, already at 1, and a rate needs two samples that differ: the first breach goes unseen.',
    wrong: 'rate(desk_breaches_total[5m]) > 0',
    world: {
      when: 'The first breach of all has just happened.',
      series: { 'desk_breaches_total{rule="files",job="desk",instance="1"}': '_x27 1x12' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { law: 'alert/first-event', guilty: 'desk_breaches_total[5m]', proof: 'first event' },
    right:
      '(desk_breaches_total - desk_breaches_total offset 5m) > 0 or (desk_breaches_total unless desk_breaches_total offset 5m)',
  },
  {
    id: 'impossible-change',
    told: ['O, further traps'],
    story:
      '`changes` counts how often a value has moved, up or down. Asked whether it is below 0, it says no for ever, however far the number of rounds falls.',
    wrong: 'changes(desk_iteration[10m]) < 0',
    world: {
      when: 'The rounds fall back from forty to ten.',
      series: { 'desk_iteration{job="desk",instance="1"}': '40x24 10x16' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { proof: 'threshold' },
    right: 'delta(desk_iteration[10m]) < 0',
  },
  {
    id: 'series-counted-as-agents',
    told: ['D7'],
    story:
      'Series are counted to learn how many agents there are. Each agent has a series for every outcome, so two agents are told as six.',
    wrong: 'count by (job) (desk_calls_total) > 5',
    world: {
      when: 'Two agents work, and calls have ended in all three ways.',
      series: Object.fromEntries(
        ['a', 'b'].flatMap((agent) =>
          ['ok', 'failed', 'refused'].map((outcome) => [
            `desk_calls_total{agent="${agent}",outcome="${outcome}",job="desk",instance="1"}`,
            '0+1x40',
          ]),
        ),
      ),
      at: '30m',
    },
    misbehaves: 'false alarm',
    seen: { query: 'count by (job) (desk_calls_total)', answers: { '{job="desk"}': 6 } },
    caughtBy: { proof: 'threshold' },
    right: 'count by (job) (count by (job, agent) (desk_calls_total)) > 5',
  },
  {
    id: 'idle-is-not-slow',
    told: ['O8', 'H4'],
    story:
      'Few calls in five minutes are taken for a slowdown. At night there is nothing to do, and the alert says so to whoever is asleep.',
    wrong: 'sum by (job) (rate(desk_calls_total[5m])) < 0.1',
    world: {
      when: 'No task waits, and nothing is called.',
      series: {
        'desk_calls_total{agent="a",outcome="ok",job="desk",instance="1"}': '500x40',
        'desk_queued_tasks{state="waiting",job="desk",instance="1"}': '0x40',
      },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { proof: 'idle' },
    right:
      'sum by (job) (rate(desk_calls_total[5m])) < 0.1 and sum by (job) (min_over_time(desk_queued_tasks{state="waiting"}[5m])) > 0',
  },
]
