import {
  now,
  observations,
  rate,
  sum,
  total,
  where,
  type Condition,
} from '../../../packages/spec/src/index.ts'
import { calls, callSeconds, memory, memoryLimit } from '../metrics.ts'
import type { QueryTrap } from '../trap.ts'

const inJob = (outcome?: 'ok' | 'failed') =>
  sum(rate(outcome ? where(calls, { outcome }) : calls, '5m')).by('job')
const failing: Condition = inJob('failed').dividedBy(inJob()).above(0.1)

const oneInAHundred = {
  'desk_calls_total{agent="a",outcome="ok",job="desk",instance="1"}': '0+99x40',
  'desk_calls_total{agent="a",outcome="failed",job="desk",instance="1"}': '0+1x40',
}
const allFail = {
  'desk_calls_total{agent="a",outcome="ok",job="desk",instance="1"}': '0+10x40',
  'desk_calls_total{agent="a",outcome="failed",job="desk",instance="1"}': '0+90x40',
}

export const ratios: readonly QueryTrap[] = [
  {
    id: 'ratio-always-one',
    told: ['O1', 'H2', 'D1'],
    story:
      'Failed calls are divided by all calls, and one in ten is too many. But both sides keep the label `outcome`, so the failed calls find only themselves on the other side.',
    wrong: 'rate(desk_calls_total{outcome="failed"}[5m]) / rate(desk_calls_total[5m]) > 0.1',
    world: { when: 'One call in a hundred fails.', series: oneInAHundred, at: '30m' },
    misbehaves: 'false alarm',
    seen: {
      query: 'rate(desk_calls_total{outcome="failed"}[5m]) / rate(desk_calls_total[5m])',
      answers: { '{agent="a",instance="1",job="desk",outcome="failed"}': 1 },
    },
    caughtBy: {
      finding: 'ratio/always-one',
      guilty: 'rate(desk_calls_total{outcome="failed"}[5m]) / rate(desk_calls_total[5m])',
    },
    right: failing,
  },
  {
    id: 'success-always-one',
    told: ['D1'],
    story:
      'The same division, asked the other way round: alarm when fewer than 99 % succeed. Success over success is 1 even in the hour when hardly anything works.',
    wrong: 'rate(desk_calls_total{outcome="ok"}[5m]) / rate(desk_calls_total[5m]) < 0.99',
    world: { when: 'Nine calls in ten fail.', series: allFail, at: '30m' },
    misbehaves: 'missed alarm',
    seen: {
      query: 'rate(desk_calls_total{outcome="ok"}[5m]) / rate(desk_calls_total[5m])',
      answers: { '{agent="a",instance="1",job="desk",outcome="ok"}': 1 },
    },
    caughtBy: {
      finding: 'ratio/always-one',
      guilty: 'rate(desk_calls_total{outcome="ok"}[5m]) / rate(desk_calls_total[5m])',
    },
    right: inJob('ok').dividedBy(inJob()).below(0.99),
  },
  {
    id: 'part-without-whole',
    told: ['L1'],
    story:
      'Only the whole is summed. A part with five labels looks for a partner with none, finds nobody, and the alert can never fire.',
    wrong: 'rate(desk_calls_total{outcome="failed"}[5m]) / sum(rate(desk_calls_total[5m])) > 0.1',
    world: { when: 'Nine calls in ten fail.', series: allFail, at: '30m' },
    misbehaves: 'missed alarm',
    seen: {
      query: 'rate(desk_calls_total{outcome="failed"}[5m]) / sum(rate(desk_calls_total[5m]))',
      answers: {},
    },
    caughtBy: {
      finding: 'matching/never',
      guilty: 'rate(desk_calls_total{outcome="failed"}[5m]) / sum(rate(desk_calls_total[5m]))',
    },
    right: failing,
  },
  {
    id: 'ratio-of-all-time',
    told: ['L1'],
    story:
      'Counters are divided as they stand. They remember every call since the process began, so a week of health hides the outage of this hour.',
    wrong: 'sum by (job) (desk_calls_total{outcome="failed"}) / sum by (job) (desk_calls_total) > 0.1',
    world: {
      when: 'After a long healthy time, nine calls in ten fail.',
      series: {
        'desk_calls_total{agent="a",outcome="ok",job="desk",instance="1"}': '100000+10x40',
        'desk_calls_total{agent="a",outcome="failed",job="desk",instance="1"}': '0+90x40',
      },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'counter/raw', guilty: 'sum by (job) (desk_calls_total{outcome="failed"})' },
    right: failing,
  },
  {
    id: 'average-of-ratios',
    told: ['D5'],
    story:
      'The mean time of each agent is averaged once more. One idle agent divides nothing by nothing, and its NaN swallows the slowness of all others.',
    wrong: 'avg(rate(desk_call_seconds_sum[5m]) / rate(desk_call_seconds_count[5m])) > 5',
    world: {
      when: 'One agent needs 30 s for a call, another has nothing to do.',
      series: {
        'desk_call_seconds_sum{agent="a",job="desk",instance="1"}': '0+300x40',
        'desk_call_seconds_count{agent="a",job="desk",instance="1"}': '0+10x40',
        'desk_call_seconds_sum{agent="b",job="desk",instance="1"}': '7x40',
        'desk_call_seconds_count{agent="b",job="desk",instance="1"}': '3x40',
      },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: {
      finding: 'average/of-ratios',
      guilty: 'rate(desk_call_seconds_sum[5m]) / rate(desk_call_seconds_count[5m])',
    },
    right: sum(rate(total(callSeconds), '5m'))
      .dividedBy(sum(rate(observations(callSeconds), '5m')))
      .above(5),
  },
  {
    id: 'average-of-shares',
    told: ['D5', 'T16'],
    story:
      'The share of failures is averaged over agents. An agent that makes two calls an hour weighs as much as one that makes a thousand, and wakes somebody for a single mishap.',
    wrong:
      'avg(sum by (agent) (rate(desk_calls_total{outcome="failed"}[5m])) / sum by (agent) (rate(desk_calls_total[5m]))) > 0.1',
    world: {
      when: 'A busy agent is well; a rare one has one failure among two calls.',
      series: {
        'desk_calls_total{agent="busy",outcome="ok",job="desk",instance="1"}': '0+1000x40',
        'desk_calls_total{agent="busy",outcome="failed",job="desk",instance="1"}': '0x40',
        'desk_calls_total{agent="rare",outcome="ok",job="desk",instance="1"}': '0+1x40',
        'desk_calls_total{agent="rare",outcome="failed",job="desk",instance="1"}': '0+1x40',
      },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: {
      finding: 'average/of-ratios',
      guilty:
        'sum by (agent) (rate(desk_calls_total{outcome="failed"}[5m])) / sum by (agent) (rate(desk_calls_total[5m]))',
    },
    right: failing,
  },
  {
    id: 'limit-of-zero',
    told: ['O5'],
    story:
      'Memory in use is divided by the memory allowed. A process without a limit reports 0 as its limit, and anything over 0 is more than 90 %.',
    wrong: 'desk_memory_bytes / desk_memory_limit_bytes > 0.9',
    world: {
      when: 'A small process has no limit.',
      series: {
        'desk_memory_bytes{job="desk",instance="1"}': '5000000x40',
        'desk_memory_limit_bytes{job="desk",instance="1"}': '0x40',
      },
      at: '30m',
    },
    misbehaves: 'false alarm',
    seen: {
      query: 'desk_memory_bytes / desk_memory_limit_bytes == bool +Inf',
      answers: { '{instance="1",job="desk"}': 1 },
    },
    caughtBy: {
      law: 'alert/division',
      guilty: 'desk_memory_limit_bytes',
      proof: 'no limit',
    },
    right: now(memory).dividedBy(now(memoryLimit).above(0)).above(0.9),
  },
]
