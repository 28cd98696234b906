import { buckets, histogramQuantile, rate, sum, type Condition } from '../../../packages/spec/src/index.ts'
import { callSeconds } from '../metrics.ts'
import type { QueryTrap } from '../trap.ts'

const slowest = (above: number): Condition =>
  histogramQuantile(0.95, sum(rate(buckets(callSeconds), '5m')).by('le', 'job')).above(above)

/** Bucket series of one agent: how many calls a minute are at or below each bound. */
const perMinute = (counts: Readonly<Record<string, number>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(counts).map(([le, count]) => [
      `desk_call_seconds_bucket{agent="a",le="${le}",job="desk",instance="1"}`,
      `0+${count}x40`,
    ]),
  )

const slow = { '0.5': 0, '1': 0, '5': 0, '20': 10, '60': 10, '+Inf': 10 }
const hanging = { '0.5': 0, '1': 0, '5': 0, '20': 0, '60': 0, '+Inf': 10 }

export const quantiles: readonly QueryTrap[] = [
  {
    id: 'beyond-the-last-bucket',
    told: ['H3'],
    story:
      'The slowest calls may take a minute, and the last finite bucket ends at a minute. Prometheus answers with that bound for whatever lies beyond, so the quantile is never above it.',
    wrong: 'histogram_quantile(0.95, sum by (le, job) (rate(desk_call_seconds_bucket[5m]))) > 60',
    world: { when: 'Every call takes longer than a minute.', series: perMinute(hanging), at: '30m' },
    misbehaves: 'missed alarm',
    seen: {
      query: 'histogram_quantile(0.95, sum by (le, job) (rate(desk_call_seconds_bucket[5m])))',
      answers: { '{job="desk"}': 60 },
    },
    caughtBy: {
      finding: 'quantile/unreachable',
      guilty: 'histogram_quantile(0.95, sum by (le, job) (rate(desk_call_seconds_bucket[5m]))) > 60',
    },
    right: slowest(20),
  },
  {
    id: 'milliseconds-beyond-the-last-bucket',
    told: ['D2', 'D3'],
    story:
      'The same limit after a change of unit: seconds times 1000, compared with two minutes. The buckets have not grown by being multiplied.',
    wrong: 'histogram_quantile(0.95, sum by (le, job) (rate(desk_call_seconds_bucket[5m]))) * 1000 > 120000',
    world: { when: 'Every call takes longer than a minute.', series: perMinute(hanging), at: '30m' },
    misbehaves: 'missed alarm',
    caughtBy: {
      finding: 'quantile/unreachable',
      guilty:
        'histogram_quantile(0.95, sum by (le, job) (rate(desk_call_seconds_bucket[5m]))) * 1000 > 120000',
    },
    right: slowest(20),
  },
  {
    id: 'bounds-summed-away',
    told: ['O15', 'H6'],
    story:
      'Buckets of all agents are summed, and their bounds with them. A quantile needs to know where each bucket ends; without `le` it returns nothing and says nothing.',
    wrong: 'histogram_quantile(0.95, sum by (job) (rate(desk_call_seconds_bucket[5m]))) > 5',
    world: { when: 'Every call takes 5 s to 20 s.', series: perMinute(slow), at: '30m' },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'quantile/no-le', guilty: 'sum by (job) (rate(desk_call_seconds_bucket[5m]))' },
    right: slowest(5),
  },
  {
    id: 'histogram-by-its-bare-name',
    told: ['D4'],
    story:
      'A histogram is asked by the name it was declared with. Prometheus stores its parts under three other names, and none under that one.',
    wrong: 'histogram_quantile(0.95, desk_call_seconds) > 5',
    world: { when: 'Every call takes 5 s to 20 s.', series: perMinute(slow), at: '30m' },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'metric/histogram', guilty: 'desk_call_seconds' },
    right: slowest(5),
  },
  {
    id: 'quantile-of-all-time',
    told: ['D4', 'O15'],
    story:
      'The buckets are read without a rate. They hold every call since the process began, and a thousand fast ones of last week outweigh the slow ones of now.',
    wrong: 'histogram_quantile(0.95, sum by (le, job) (desk_call_seconds_bucket)) > 5',
    world: {
      when: 'After a long fast time, every call takes 5 s to 20 s.',
      series: {
        'desk_call_seconds_bucket{agent="a",le="0.5",job="desk",instance="1"}': '100000x40',
        'desk_call_seconds_bucket{agent="a",le="5",job="desk",instance="1"}': '100000x40',
        'desk_call_seconds_bucket{agent="a",le="20",job="desk",instance="1"}': '100000+10x40',
        'desk_call_seconds_bucket{agent="a",le="+Inf",job="desk",instance="1"}': '100000+10x40',
      },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'quantile/no-rate', guilty: 'sum by (le, job) (desk_call_seconds_bucket)' },
    right: slowest(5),
  },
  {
    id: 'bound-of-two-spellings',
    told: ['O15'],
    story:
      'The share of calls within 5 s is read from the bucket `le="5"`. Prometheus 2 stores that bound as it is scraped, Prometheus 3 as `5.0`, and after the upgrade the rule reads nothing.',
    wrong:
      'sum by (job) (rate(desk_call_seconds_bucket{le="5"}[5m])) / sum by (job) (rate(desk_call_seconds_count[5m])) < 0.9',
    world: {
      when: 'Half of the calls are too slow, and the bounds are written as Prometheus 3 does.',
      series: {
        'desk_call_seconds_bucket{agent="a",le="5.0",job="desk",instance="1"}': '0+5x40',
        'desk_call_seconds_bucket{agent="a",le="+Inf",job="desk",instance="1"}': '0+10x40',
        'desk_call_seconds_count{agent="a",job="desk",instance="1"}': '0+10x40',
      },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'matcher/le', guilty: 'le="5"' },
    right:
      'sum by (job) (rate(desk_call_seconds_bucket{le=~"5|5\\\\.0"}[5m])) / sum by (job) (rate(desk_call_seconds_count[5m])) < 0.9',
  },
  {
    id: 'bound-of-no-bucket',
    told: ['D2'],
    story:
      'Nine calls in ten shall end within 2 s, and the histogram has bounds at 1 s and 5 s. A bucket that is not there is no failure: the ratio is empty, and the promise is never broken.',
    wrong:
      'sum by (job) (rate(desk_call_seconds_bucket{le="2"}[5m])) / sum by (job) (rate(desk_call_seconds_count[5m])) < 0.9',
    world: {
      when: 'Every call takes 5 s to 20 s.',
      series: { ...perMinute(slow), 'desk_call_seconds_count{agent="a",job="desk",instance="1"}': '0+10x40' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'matcher/value', guilty: 'le="2"' },
    right:
      'sum by (job) (rate(desk_call_seconds_bucket{le=~"1|1\\\\.0"}[5m])) / sum by (job) (rate(desk_call_seconds_count[5m])) < 0.9',
  },
]
