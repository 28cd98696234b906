import { describe, expect, test } from 'vitest'
import { atMost, oneOf } from '../../metrics/label.ts'
import { counter, gauge, histogram } from '../../metrics/metric.ts'
import { catalogue } from '../catalogue.ts'
import { rate, sum } from '../functions.ts'
import { where } from '../select.ts'
import { analyse } from './analyse.ts'
import type { Facts } from './facts.ts'
import { describe as inWords } from './quantity.ts'

const status = oneOf('200', '404', '500')
const requests = counter('requests_total', {
  help: '',
  unit: 'requests',
  labels: { status, route: atMost(9) },
})
const known = catalogue([
  requests,
  counter('cost_dollars_total', { help: '', unit: 'dollars' }),
  gauge('tasks', { help: '', unit: 'tasks' }),
  gauge('share', { help: '', unit: 'ratio' }),
  gauge('build_info', { help: '', unit: 'info', labels: { version: atMost(5) } }),
  gauge('beat_timestamp_seconds', { help: '', unit: 'timestamp' }),
  histogram('wait_seconds', { help: '', unit: 'seconds', buckets: [0.5, 1, 60] }),
])

const factsOf = (text: string): Facts => {
  const analysis = analyse(text, { catalogue: known, targetLabels: () => ['job', 'instance'] })
  if (!analysis) throw new TypeError(text)
  return analysis.facts
}

test.each([
  ['1', 'scalar'],
  ['"a"', 'string'],
  ['tasks', 'instant'],
  ['tasks[5m]', 'range'],
  ['rate(requests_total[5m])[1h:]', 'range'],
  ['time() - 5', 'scalar'],
  ['tasks > 5', 'instant'],
  ['$limit', undefined],
])('%s is a %s', (text, type) => expect(factsOf(text).type).toBe(type))

describe('the unit', () => {
  test.each([
    ['cost_dollars_total', 'dollars'],
    ['rate(cost_dollars_total[5m])', 'dollars per second'],
    ['sum by (job) (rate(cost_dollars_total[5m]))', 'dollars per second'],
    ['rate(cost_dollars_total[5m]) * 3600', 'dollars per hour'],
    ['60 * rate(cost_dollars_total[5m])', 'dollars per minute'],
    ['increase(cost_dollars_total[1h]) > 10', 'dollars'],
    ['rate(cost_dollars_total[1h]) / rate(requests_total[1h])', 'dollars per requests'],
    ['rate(requests_total{status="500"}[5m]) / rate(requests_total[5m])', 'plain number'],
    ['share * 100', 'percent'],
    ['rate(wait_seconds_sum[5m])', 'plain number'],
    ['rate(wait_seconds_sum[5m]) / rate(wait_seconds_count[5m])', 'seconds'],
    ['histogram_quantile(0.9, rate(wait_seconds_bucket[5m]))', 'seconds'],
    ['time() - beat_timestamp_seconds', 'seconds'],
    ['beat_timestamp_seconds + 60', 'timestamp'],
    ['tasks * on (job) group_left (version) build_info', 'tasks'],
    ['count(tasks)', 'plain number'],
    ['tasks > bool 1', 'plain number'],
    ['-tasks', 'tasks'],
    ['max_over_time(rate(cost_dollars_total[5m])[1h:])', 'dollars per second'],
  ])('of %s is %s', (text, expected) => {
    const { unit } = factsOf(text)
    expect(unit && inWords(unit)).toBe(expected)
  })
  test.each(['nobody_knows', 'tasks ^ 2', 'stdvar(tasks)'])('of %s cannot be told', (text) =>
    expect(factsOf(text).unit).toBeUndefined(),
  )
})

describe('the labels', () => {
  const labelsOf = (text: string) => {
    const { atLeast, atMost: most } = factsOf(text).labels
    return [[...atLeast].toSorted(), most && [...most].toSorted()]
  }
  test.each([
    ['requests_total', ['instance', 'job', 'route', 'status']],
    ['sum(requests_total)', []],
    ['sum by (status, job) (rate(requests_total[5m]))', ['job', 'status']],
    ['sum without (instance, route) (rate(requests_total[5m]))', ['job', 'status']],
    ['histogram_quantile(0.9, sum by (le, job) (rate(wait_seconds_bucket[5m])))', ['job']],
    [
      'sum by (job, status) (requests_total) / on (job) group_left () sum by (job) (tasks)',
      ['job', 'status'],
    ],
    ['sum by (job, status) (requests_total) / on (job) sum by (job) (tasks)', ['job']],
    ['tasks * on (job, instance) group_left (version) build_info', ['instance', 'job', 'version']],
    ['sum by (job) (tasks) * ignoring (job) sum(tasks)', []],
    ['absent(tasks{job="a", instance=~"b"})', ['job']],
    ['topk by (job) (3, tasks)', ['instance', 'job']],
    ['count_values("v", tasks)', [], ['v']],
    ['tasks{job=""}', ['instance']],
    ['tasks or sum by (job) (tasks)', ['job'], ['instance', 'job']],
    ['sum by (job) (tasks) or tasks', ['job'], ['instance', 'job']],
    ['vector(1)', []],
    ['nobody_knows', [], undefined],
    ['nobody_knows{a="b", c!=""}', ['a', 'c'], undefined],
    ['sum by (a) (nobody_knows)', [], ['a']],
    ['label_replace(tasks, "a", "$1", "job", "(.*)")', ['instance', 'job'], ['a', 'instance', 'job']],
  ])('of %s', (text, least, ...most: readonly (readonly string[] | undefined)[]) => {
    expect(labelsOf(text)).toEqual([least, most.length > 0 ? most[0] : least])
  })
  test('matchers leave only some values', () => {
    const { values } = factsOf(
      'sum by (status, job) (requests_total{status=~"4..|5..", status!="500", job="a"})',
    ).labels
    expect(Object.fromEntries([...values].map(([label, left]) => [label, [...left]]))).toEqual({
      status: ['404'],
      job: ['a'],
    })
  })
})

test.each([
  ['requests_total', 'counter'],
  ['sum(requests_total)', 'sum of counters'],
  ['rate(requests_total[5m])', 'rate'],
  ['sum(increase(requests_total[5m]))', 'increase'],
  ['rate(requests_total[5m]) * 60', 'rate'],
  ['tasks', 'gauge'],
  ['count(requests_total)', 'gauge'],
  ['requests_total - requests_total offset 5m', 'gauge'],
  ['nobody_knows', undefined],
])('%s is a %s', (text, nature) => expect(factsOf(text).nature).toBe(nature))

describe('what a division by zero gives', () => {
  const errors = 'sum(rate(requests_total{status="500"}[5m]))'
  const all = 'sum(rate(requests_total[5m]))'
  test.each([
    [`${errors} / ${all}`, 'NaN'],
    [`${all} / ${errors}`, 'infinite'],
    ['tasks / share', 'infinite'],
    [`${errors} / (${all} > 0)`, undefined],
    ['tasks / clamp_min(tasks, 1)', undefined],
    ['tasks / count(tasks)', undefined],
    ['tasks / 2', undefined],
  ])('%s: %s', (text, expected) => expect(factsOf(text).byZero).toBe(expected))

  test.each([
    [`${errors} / ${all}`, true, false],
    [`${errors} / ${all} > 0.1`, false, false],
    [`${all} / ${errors} > 0.1`, false, true],
    [`${all} / ${errors} and ${errors} > 0`, false, false],
    [`${all} / ${errors} and ${all} > 0`, true, true],
    ['tasks > 1', false, false],
  ])('%s can be NaN: %s, infinite: %s', (text, nan, infinite) => {
    expect(factsOf(text).canBe).toMatchObject({ nan, infinite })
  })
})

test.each([
  ['tasks', true],
  ['tasks or vector(0)', false],
  ['sum(tasks)', true],
  ['vector(1)', false],
  ['absent(tasks)', true],
  ['scalar(tasks)', false],
])('%s can be absent: %s', (text, absent) => expect(factsOf(text).canBe.absent).toBe(absent))

test.each([
  ['tasks > 1', true],
  ['tasks', false],
  ['tasks > bool 1', false],
  ['absent(tasks)', true],
  ['absent(tasks) or tasks == 0', true],
  ['tasks == 0 or tasks', false],
  ['sum(tasks > 1)', true],
  ['abs(tasks > 1)', true],
  ['max_over_time((tasks > 1)[5m:])', false],
  ['tasks unless share', true],
])('%s asks a condition: %s', (text, expected) => expect(factsOf(text).isCondition).toBe(expected))

test('the bounds of its buckets reach a quantile, through rates and sums', () => {
  const text = 'histogram_quantile(0.9, sum by (le) (rate(wait_seconds_bucket[5m]))) * 1000'
  expect(factsOf(text).quantile).toEqual({ bounds: [500, 1000, 60_000], q: 0.9 })
})

test('a declaration and its text have the same analysis', () => {
  const query = sum(rate(where(requests, { status: '500' }), '5m'))
    .by('route')
    .above(1)
  const typed = analyse(query)
  const raw = analyse(String(query), { catalogue: known })
  expect(typed?.facts).toEqual(raw?.facts)
  expect(typed?.parts.map(({ from, to }) => String(query).slice(from, to))).toEqual([
    'sum by (route) (rate(requests_total{status="500"}[5m])) > 1',
    'sum by (route) (rate(requests_total{status="500"}[5m]))',
    'rate(requests_total{status="500"}[5m])',
    'requests_total{status="500"}[5m]',
    '1',
  ])
})
