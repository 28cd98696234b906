import { describe, expect, test } from 'vitest'
import { atMost, oneOf } from '../../metrics/label.ts'
import { counter, gauge, histogram } from '../../metrics/metric.ts'
import { catalogue } from '../catalogue.ts'
import { findingsOf } from './analyse.ts'

const known = catalogue([
  counter('requests_total', {
    help: '',
    unit: 'requests',
    labels: { status: oneOf('200', '404', '500'), route: atMost(9) },
  }),
  counter('cost_dollars_total', {
    help: '',
    unit: 'dollars',
    labels: { provider: oneOf('openai', 'local') },
  }),
  gauge('tasks', { help: '', unit: 'tasks', labels: { state: oneOf('pending', 'running') } }),
  gauge('limit', { help: '', unit: 'tasks' }),
  gauge('build_info', { help: '', unit: 'info', labels: { version: atMost(5) } }),
  gauge('heartbeat_timestamp_seconds', { help: '', unit: 'timestamp' }),
  gauge('restarts', { help: '', unit: 'state' }),
  histogram('wait_seconds', { help: '', unit: 'seconds', labels: { arm: atMost(6) }, buckets: [0.5, 1, 60] }),
])
const targetLabels = () => ['job', 'instance', 'arm']

const guilty = (text: string) =>
  findingsOf(text, { catalogue: known, targetLabels }).map(
    ({ code, from, to }) => `${code} ${text.slice(from, to)}`,
  )

describe('wrong', () => {
  test.each([
    // Names
    ['rate(request_total[5m])', 'metric/undeclared request_total'],
    ['increase(cost_dollars[1h])', 'metric/undeclared cost_dollars'],
    ['histogram_quantile(0.9, wait_seconds)', 'metric/histogram wait_seconds'],
    ['{job=~".*"}', 'selector/empty {job=~".*"}'],
    // Matchers
    ['tasks{status="pending"}', 'matcher/label status="pending"'],
    ['tasks{state="failed"}', 'matcher/value state="failed"'],
    ['tasks{state!="failed"}', 'matcher/value state!="failed"'],
    ['rate(requests_total{status=~"3.."}[5m])', 'matcher/value status=~"3.."'],
    ['rate(requests_total{status!~"3.."}[5m])', 'matcher/value status!~"3.."'],
    ['tasks{state=~"(?!pending)"}', 'matcher/regex state=~"(?!pending)"'],
    ['tasks{state=~"(pending"}', 'matcher/regex state=~"(pending"'],
    ['rate(wait_seconds_bucket{le="2"}[5m])', 'matcher/value le="2"'],
    ['rate(wait_seconds_bucket{le="1"}[5m])', 'matcher/le le="1"'],
    // Grouping and matching
    ['sum by (model) (rate(requests_total[5m]))', 'grouping/label model'],
    ['sum(rate(requests_total[5m])) by (route, state)', 'grouping/label state'],
    ['sum by (status) (sum(rate(requests_total[5m])))', 'grouping/label status'],
    ['sum by (job) (tasks) / on (state) sum by (state) (tasks)', 'matching/label state'],
    ['tasks / on (job) group_left (version) limit', 'matching/label version'],
    ['tasks{state="running"} / sum(tasks)', 'matching/never tasks{state="running"} / sum(tasks)'],
    [
      'tasks{state="running"} + tasks{state="pending"}',
      'matching/never tasks{state="running"} + tasks{state="pending"}',
    ],
    ['sum by (job) (tasks) > 1 unless sum(limit) > 1', 'matching/never'],
    ['sum by (job) (tasks) > 1 and sum by (instance) (limit) > 1', 'matching/never'],
    ['sum by (job, state) (tasks) / on (job) sum by (job) (limit)', 'matching/many'],
    ['sum by (job, state) (tasks) * on (job) sum by (job, state) (tasks)', 'matching/many-to-many'],
    ['limit * on (job) group_left () sum by (job, state) (tasks)', 'matching/many-to-many'],
    // Counters and gauges
    ['rate(tasks[5m])', 'rate/of-gauge rate(tasks[5m])'],
    ['increase(restarts[15m]) > 3', 'rate/of-gauge increase(restarts[15m])'],
    ['rate(rate(requests_total[5m])[1h:])', 'rate/of-gauge'],
    ['rate(sum(requests_total)[5m:])', 'rate/of-sum'],
    ['rate(sum by (job) (requests_total)[5m:1m])', 'rate/of-sum'],
    ['deriv(requests_total[5m])', 'counter/delta deriv(requests_total[5m])'],
    ['requests_total > 100', 'counter/raw requests_total'],
    ['sum(cost_dollars_total) > 5', 'counter/raw sum(cost_dollars_total)'],
    ['sum(cost_dollars_total) / sum(requests_total)', 'counter/raw'],
    // Ratios
    ['rate(requests_total{status="500"}[5m]) / rate(requests_total[5m])', 'ratio/always-one'],
    [
      'sum by (status, job) (rate(requests_total{status=~"5.."}[5m])) / sum by (status, job) (rate(requests_total[5m])) > 0.1',
      'ratio/always-one',
    ],
    ['avg(rate(wait_seconds_sum[5m]) / rate(wait_seconds_count[5m]))', 'average/of-ratios'],
    // Histograms
    ['histogram_quantile(0.9, sum by (arm) (rate(wait_seconds_bucket[5m])))', 'quantile/no-le'],
    ['histogram_quantile(0.9, sum by (le) (wait_seconds_bucket))', 'quantile/no-rate'],
    ['histogram_quantile(0.95, sum by (le) (rate(wait_seconds_bucket[5m]))) > 60', 'quantile/unreachable'],
    [
      '1000 * histogram_quantile(0.95, sum by (le) (rate(wait_seconds_bucket[5m]))) >= 60001',
      'quantile/unreachable',
    ],
    ['61 < histogram_quantile(0.95, rate(wait_seconds_bucket[5m]))', 'quantile/unreachable'],
    // Units
    ['sum(rate(cost_dollars_total[1h])) > sum(increase(cost_dollars_total[1h]))', 'unit/mismatch'],
    ['sum(tasks) > sum(rate(wait_seconds_sum[5m]))  / sum(rate(wait_seconds_count[5m]))', 'unit/mismatch'],
    ['sum(rate(cost_dollars_total[1h])) + sum(limit)', 'unit/mismatch'],
    // Value types
    ['rate(requests_total)', 'type/argument requests_total'],
    ['sum(requests_total[5m])', 'type/argument requests_total[5m]'],
    ['abs(5)', 'type/argument 5'],
    ['topk("3", tasks)', 'type/argument "3"'],
    ['count_values(3, tasks)', 'type/argument 3'],
    ['round(tasks, 1, 2)', 'type/argument-count round(tasks, 1, 2)'],
    ['rate()', 'type/argument-count rate()'],
    ['topk(tasks)', 'type/argument-count topk(tasks)'],
    ['tasks[5m] + 1', 'type/operand tasks[5m]'],
    ['tasks and 1', 'type/operand 1'],
    ['-"text"', 'type/operand "text"'],
    ['rate(tasks[5m])[5m:][5m:]', 'rate/of-gauge'],
    ['1 > 2', 'type/bool 1 > 2'],
    ['tasks + bool 1', 'type/bool tasks + bool 1'],
    ['tasks * on (job) 2', 'type/matching'],
    ['tasks and on (job) group_left () limit', 'type/matching'],
  ])('%s', (text, expected) => {
    const found = guilty(text)
    expect(found.map((each) => each.slice(0, expected.length))).toContain(expected)
  })
})

describe('right, or not to be told', () => {
  test.each([
    'sum by (job) (rate(requests_total{status=~"5.."}[5m])) / sum by (job) (rate(requests_total[5m])) > 0.05',
    'rate(requests_total{status="500"}[5m]) / ignoring (status) group_left () sum without (status) (rate(requests_total[5m]))',
    'sum without (state) (tasks{state=~"pending|running"})',
    'sum by (job, state) (tasks{state="running"}) / ignoring (state) group_right () sum by (job, state) (tasks)',
    'avg(tasks{state="running"} / ignoring (state) limit{arm="a"})',
    'tasks{state=~"[]p]ending"}',
    'tasks{state="running"} + ignoring (state) tasks{state="pending"}',
    'sum(increase(cost_dollars_total[1h])) > 10',
    'sum(rate(cost_dollars_total[1h])) * 3600 > sum(increase(cost_dollars_total[1h]))',
    'sum(rate(wait_seconds_sum[5m])) / sum(rate(wait_seconds_count[5m])) > 1',
    'histogram_quantile(0.95, sum by (le, arm) (rate(wait_seconds_bucket[5m]))) > 59',
    'sum(rate(wait_seconds_bucket{le=~"1|1\\\\.0"}[5m])) / sum(rate(wait_seconds_count[5m]))',
    'sum(rate(wait_seconds_bucket{le="0.5"}[5m])) / sum(rate(wait_seconds_bucket{le="+Inf"}[5m]))',
    'time() - heartbeat_timestamp_seconds > 90',
    'tasks * on (job, instance) group_left (version) build_info',
    'delta(tasks[5m]) < 0',
    'changes(restarts[15m]) > 3',
    'max_over_time(sum(rate(requests_total[5m]))[1h:1m])',
    '(requests_total - requests_total offset 5m) > 0 or requests_total unless requests_total offset 5m',
    'absent(requests_total{job="a"})',
    'absent(tasks{state="running"}) or tasks == 0',
    'count(count by (arm) (limit))',
    'limit{arm="coder"} unless on (job) tasks',
    'requests_total == 0',
    'tasks{state="$state", job=~"$job"}',
    'sum by ($by) (tasks)',
    'rate(requests_total[$__rate_interval]) > $limit',
    'tasks{state=~"pend.*"}',
    'rate(requests_total{status!~"5.."}[5m])',
    'vector(1) and on () sum(tasks) > 1',
    '(sum(tasks) / sum(limit)) and on () sum(limit) > 0',
    '1 == bool 2',
    'label_replace(tasks, "kind", "$1", "state", "(.*)") * on (kind) group_left () sum by (kind) (label_replace(limit, "kind", "a", "", ""))',
  ])('%s', (text) => expect(guilty(text)).toEqual([]))

  test('without knowing what scraping adds, any label may be there', () => {
    expect(findingsOf('tasks{namespace="a"} * on (pod) group_left () limit', { catalogue: known })).toEqual(
      [],
    )
  })
  test('without a catalogue, a metric may be any', () => {
    expect(findingsOf('rate(nobody_knows{a="b"}[5m]) / on (c) group_left () nor_this > 5')).toEqual([])
  })
})

test('a text that is no PromQL is a finding as well', () => {
  expect(findingsOf('sum(')).toMatchObject([{ code: 'syntax/unreadable' }])
})
