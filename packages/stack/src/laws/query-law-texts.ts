import type { FindingCode } from '@octoscope/spec'

/**
 * Why each law of queries stands, with a query that breaks it and one that keeps it. The metrics are those of
 * query-laws.test.ts, which holds every example against the laws.
 */
export const queryLawTexts: Readonly<Record<FindingCode, { why: string; bad: string; good: string }>> = {
  'syntax/unreadable': {
    why: 'Prometheus refuses the whole rule file, and Grafana shows an error in place of the panel.',
    bad: 'sum(rate(calls_total[5m])',
    good: 'sum(rate(calls_total[5m]))',
  },
  'syntax/unknown-function': {
    why: 'Prometheus refuses the whole rule file.',
    bad: 'average(tasks)',
    good: 'avg(tasks)',
  },
  'syntax/modifier': {
    why: 'Prometheus refuses the whole rule file.',
    bad: 'sum(tasks) offset 5m',
    good: 'sum(tasks offset 5m)',
  },
  'syntax/duration': {
    why: 'Prometheus refuses a range of no length, and the whole rule file with it.',
    bad: 'rate(calls_total[0s])',
    good: 'rate(calls_total[5m])',
  },
  'syntax/string': {
    why: 'Prometheus refuses the whole rule file.',
    bad: 'calls_total{status="\\d"}',
    good: 'calls_total{status=~"success|error"}',
  },
  'type/argument': {
    why: 'Prometheus refuses the whole rule file.',
    bad: 'rate(calls_total)',
    good: 'rate(calls_total[5m])',
  },
  'type/argument-count': {
    why: 'Prometheus refuses the whole rule file.',
    bad: 'clamp_max(tasks)',
    good: 'clamp_max(tasks, 10)',
  },
  'type/operand': {
    why: 'A range is many values a series, and no operator knows which of them is meant.',
    bad: 'calls_total[5m] > 1',
    good: 'rate(calls_total[5m]) > 1',
  },
  'type/bool': {
    why: 'Prometheus refuses two scalars that are compared without it, and an operator that is no comparison with it.',
    bad: 'tasks + bool 1',
    good: 'tasks > bool 1',
  },
  'type/matching': {
    why: 'A scalar has no labels to match by.',
    bad: 'tasks / on (job) 2',
    good: 'tasks / 2',
  },
  'selector/empty': {
    why: 'Every series of the server would be read; Prometheus refuses it.',
    bad: '{job=~".*"}',
    good: 'tasks{job=~".*"}',
  },
  'metric/undeclared': {
    why: 'A query of a name that nobody keeps gives nothing for ever: the alert never fires, the panel stays empty.',
    bad: 'rate(cals_total[5m])',
    good: 'rate(calls_total[5m])',
  },
  'metric/histogram': {
    why: 'No series has the bare name of a histogram, so the query gives nothing.',
    bad: 'rate(wait_seconds[5m])',
    good: 'rate(wait_seconds_count[5m])',
  },
  'matcher/label': {
    why: 'A label that no series has matches the empty value only: the selector gives nothing, or leaves nothing out.',
    bad: 'calls_total{state="error"}',
    good: 'calls_total{status="error"}',
  },
  'matcher/value': {
    why: 'The selector gives nothing for ever, and looks as if nothing had ever happened.',
    bad: 'calls_total{status="failed"}',
    good: 'calls_total{status="error"}',
  },
  'matcher/regex': {
    why: 'Prometheus refuses the whole rule file.',
    bad: 'calls_total{status=~"(?!error).*"}',
    good: 'calls_total{status!="error"}',
  },
  'matcher/le': {
    why: 'Prometheus 2 keeps the bound as the page writes it, Prometheus 3 makes every bound a float: after the upgrade the selector gives nothing.',
    bad: 'wait_seconds_bucket{le="1"}',
    good: 'wait_seconds_bucket{le=~"1|1\\\\.0"}',
  },
  'grouping/label': {
    why: 'All series fall into one group, and the label is missing from the alert.',
    bad: 'sum by (state) (rate(calls_total[5m]))',
    good: 'sum by (status) (rate(calls_total[5m]))',
  },
  'matching/label': {
    why: 'A label that one side lacks is empty there, so no series finds its partner, or all find the same.',
    bad: 'sum by (job) (tasks) / on (job, status) sum by (job) (tasks)',
    good: 'sum by (job) (rate(calls_total[5m])) / on (job) sum by (job) (tasks)',
  },
  'matching/never': {
    why: 'No series finds a partner, so the query gives nothing, whatever happens.',
    bad: 'rate(calls_total{status="error"}[5m]) / sum by (job) (rate(calls_total[5m]))',
    good: 'sum by (job) (rate(calls_total{status="error"}[5m])) / sum by (job) (rate(calls_total[5m]))',
  },
  'matching/many': {
    why: 'Prometheus stops with an error as soon as two series have one partner: the alert is broken exactly then.',
    bad: 'sum by (job, status) (rate(calls_total[5m])) / on (job) sum by (job) (rate(calls_total[5m]))',
    good: 'sum by (job, status) (rate(calls_total[5m])) / on (job) group_left sum by (job) (rate(calls_total[5m]))',
  },
  'matching/many-to-many': {
    why: 'Prometheus stops with an error: it cannot tell which of many is the partner of which.',
    bad: 'sum by (job, status) (rate(calls_total[5m])) / on (job) group_left sum by (job, status) (increase(calls_total[5m]))',
    good: 'sum by (job, status) (rate(calls_total[5m])) / on (job) group_left sum by (job) (increase(calls_total[5m]))',
  },
  'rate/of-gauge': {
    why: 'Each time a gauge falls, rate takes it for a restart and adds what was there before.',
    bad: 'rate(tasks[5m])',
    good: 'deriv(tasks[5m])',
  },
  'rate/of-sum': {
    why: 'When one process restarts its counter falls to 0, the sum falls a little, and rate takes all of the sum for new events.',
    bad: 'rate(sum(calls_total)[5m:])',
    good: 'sum(rate(calls_total[5m]))',
  },
  'counter/delta': {
    why: 'A restart makes a counter fall, and these functions take that for a loss of events.',
    bad: 'delta(calls_total[5m])',
    good: 'increase(calls_total[5m])',
  },
  'counter/raw': {
    why: 'A counter tells how much happened since its process started: a limit is passed once and for all, and a restart heals everything.',
    bad: 'sum(calls_total) > 100',
    good: 'sum(increase(calls_total[1h])) > 100',
  },
  'ratio/always-one': {
    why: 'Each series is divided by itself: errors among errors are always all of them.',
    bad: 'sum by (status) (rate(calls_total{status="error"}[5m])) / sum by (status) (rate(calls_total[5m]))',
    good: 'sum(rate(calls_total{status="error"}[5m])) / sum(rate(calls_total[5m]))',
  },
  'average/of-ratios': {
    why: 'An idle series weighs as much as a busy one, and one that is NaN makes all NaN.',
    bad: 'avg(rate(wait_seconds_sum[5m]) / rate(wait_seconds_count[5m]))',
    good: 'sum(rate(wait_seconds_sum[5m])) / sum(rate(wait_seconds_count[5m]))',
  },
  'quantile/no-le': {
    why: 'Without the bound there is no distribution, and the quantile gives nothing.',
    bad: 'histogram_quantile(0.95, sum by (job) (rate(wait_seconds_bucket[5m])))',
    good: 'histogram_quantile(0.95, sum by (job, le) (rate(wait_seconds_bucket[5m])))',
  },
  'quantile/no-rate': {
    why: 'Buckets as they stand hold all that was observed since the start: a slow hour drowns in a fast month.',
    bad: 'histogram_quantile(0.95, sum by (le) (wait_seconds_bucket))',
    good: 'histogram_quantile(0.95, sum by (le) (rate(wait_seconds_bucket[5m])))',
  },
  'quantile/unreachable': {
    why: 'Prometheus answers with the last finite bound for whatever lies beyond: the condition never holds.',
    bad: 'histogram_quantile(0.95, sum by (le) (rate(wait_seconds_bucket[5m]))) > 5',
    good: 'histogram_quantile(0.95, sum by (le) (rate(wait_seconds_bucket[5m]))) > 4',
  },
  'unit/mismatch': {
    why: 'Dollars a second compared with dollars an hour are wrong by 3600 times, and look like any number.',
    bad: 'sum(rate(cost_dollars_total[5m])) > sum(increase(cost_dollars_total[1h] offset 1d))',
    good: 'sum(increase(cost_dollars_total[1h])) > sum(increase(cost_dollars_total[1h] offset 1d))',
  },
}
