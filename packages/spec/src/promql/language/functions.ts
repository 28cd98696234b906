import type { PromqlFunction } from './function.ts'

/**
 * Every function of Prometheus 3, as data. Source: prometheus.io/docs, "Query functions", and the signatures in
 * promql/parser/functions.go of Prometheus 3.
 */

const scalar: PromqlFunction = { takes: [], returns: 'scalar', unit: 'number', labels: 'none' }
const overVector: PromqlFunction = { takes: ['instant'], returns: 'instant', unit: 'same', labels: 'same' }
const overRange: PromqlFunction = { takes: ['range'], returns: 'instant', unit: 'same', labels: 'same' }
const mathematics: PromqlFunction = { ...overVector, unit: 'number' }
const calendar: PromqlFunction = { ...mathematics, optional: 1 }
const ofCounter: PromqlFunction = { ...overRange, reads: 'counter' }
const ofGauge: PromqlFunction = { ...overRange, reads: 'gauge' }
const moment: PromqlFunction = { ...overRange, unit: 'timestamp', notInDebian: true, experimental: true }
const ofNative: PromqlFunction = { ...overVector, native: true }

export const promqlFunctions: Readonly<Record<string, PromqlFunction>> = {
  // Counters over a range
  rate: { ...ofCounter, unit: 'per second', gives: 'rate' },
  irate: { ...ofCounter, unit: 'per second', gives: 'rate' },
  increase: { ...ofCounter, gives: 'increase' },
  resets: { ...ofCounter, unit: 'number', gives: 'gauge' },

  // Gauges over a range
  delta: { ...ofGauge, gives: 'gauge' },
  idelta: { ...ofGauge, gives: 'gauge' },
  deriv: { ...ofGauge, unit: 'per second', gives: 'gauge' },
  predict_linear: { ...ofGauge, takes: ['range', 'scalar'], gives: 'gauge' },
  double_exponential_smoothing: {
    ...ofGauge,
    takes: ['range', 'scalar', 'scalar'],
    gives: 'gauge',
    notInDebian: true,
    experimental: true,
  },

  // Anything over a range
  changes: { ...overRange, unit: 'number', gives: 'gauge' },
  avg_over_time: overRange,
  min_over_time: overRange,
  max_over_time: overRange,
  sum_over_time: { ...overRange, gives: 'gauge' },
  count_over_time: { ...overRange, unit: 'number', gives: 'gauge', nonZero: true },
  last_over_time: overRange,
  first_over_time: { ...overRange, notInDebian: true, experimental: true },
  present_over_time: { ...overRange, unit: 'number', gives: 'gauge', nonZero: true },
  quantile_over_time: { ...overRange, takes: ['scalar', 'range'], gives: 'gauge' },
  stddev_over_time: { ...overRange, gives: 'gauge' },
  stdvar_over_time: { ...overRange, unit: 'squared', gives: 'gauge' },
  mad_over_time: { ...overRange, gives: 'gauge', notInDebian: true, experimental: true },
  ts_of_first_over_time: moment,
  ts_of_last_over_time: moment,
  ts_of_max_over_time: moment,
  ts_of_min_over_time: moment,
  absent_over_time: { ...overRange, unit: 'number', labels: 'absent', gives: 'gauge', nonZero: true },

  // Rounding, bounds and signs
  abs: overVector,
  ceil: overVector,
  floor: overVector,
  round: { ...overVector, takes: ['instant', 'scalar'], optional: 1 },
  clamp: { ...overVector, takes: ['instant', 'scalar', 'scalar'] },
  clamp_min: { ...overVector, takes: ['instant', 'scalar'] },
  clamp_max: { ...overVector, takes: ['instant', 'scalar'] },
  sgn: mathematics,

  // Powers, logarithms, angles
  exp: { ...mathematics, nonZero: true },
  ln: mathematics,
  log2: mathematics,
  log10: mathematics,
  sqrt: mathematics,
  deg: mathematics,
  rad: mathematics,
  sin: mathematics,
  cos: mathematics,
  tan: mathematics,
  asin: mathematics,
  acos: mathematics,
  atan: mathematics,
  sinh: mathematics,
  cosh: mathematics,
  tanh: mathematics,
  asinh: mathematics,
  acosh: mathematics,
  atanh: mathematics,
  pi: { ...scalar, nonZero: true },

  // Time
  time: { ...scalar, unit: 'timestamp', nonZero: true },
  timestamp: { ...overVector, unit: 'timestamp', gives: 'gauge', nonZero: true },
  start_timestamp: {
    ...overVector,
    unit: 'timestamp',
    gives: 'gauge',
    notInDebian: true,
    experimental: true,
  },
  start: { ...scalar, unit: 'timestamp', notInDebian: true, experimental: true },
  end: { ...scalar, unit: 'timestamp', notInDebian: true, experimental: true },
  range: { ...scalar, unit: 'seconds', notInDebian: true, experimental: true },
  step: { ...scalar, unit: 'seconds', notInDebian: true, experimental: true },
  minute: calendar,
  hour: calendar,
  day_of_week: calendar,
  day_of_month: calendar,
  day_of_year: calendar,
  days_in_month: { ...calendar, nonZero: true },
  month: { ...calendar, nonZero: true },
  year: { ...calendar, nonZero: true },

  // Labels and presence
  absent: { ...overVector, unit: 'number', labels: 'absent', gives: 'gauge', nonZero: true },
  label_replace: {
    ...overVector,
    takes: ['instant', 'string', 'string', 'string', 'string'],
    labels: 'replace',
  },
  label_join: { ...overVector, takes: ['instant', 'string', 'string'], rest: 'string', labels: 'join' },
  info: {
    ...overVector,
    takes: ['instant', 'instant'],
    optional: 1,
    labels: 'unknown',
    notInDebian: true,
    experimental: true,
  },
  scalar: { ...overVector, returns: 'scalar', labels: 'none' },
  vector: { ...overVector, takes: ['scalar'], labels: 'none' },
  sort: overVector,
  sort_desc: overVector,
  sort_by_label: {
    ...overVector,
    takes: ['instant', 'string'],
    rest: 'string',
    notInDebian: true,
    experimental: true,
  },
  sort_by_label_desc: {
    ...overVector,
    takes: ['instant', 'string'],
    rest: 'string',
    notInDebian: true,
    experimental: true,
  },

  // Histograms
  histogram_quantile: {
    ...overVector,
    takes: ['scalar', 'instant'],
    unit: 'of bounds',
    labels: 'without le',
    gives: 'gauge',
  },
  histogram_quantiles: {
    ...overVector,
    takes: ['instant', 'string', 'scalar'],
    rest: 'scalar',
    labels: 'unknown',
    gives: 'gauge',
    notInDebian: true,
    experimental: true,
  },
  histogram_fraction: {
    ...ofNative,
    takes: ['scalar', 'scalar', 'instant'],
    unit: 'number',
    labels: 'without le',
    gives: 'gauge',
  },
  histogram_count: { ...ofNative, unit: 'number' },
  histogram_sum: ofNative,
  histogram_avg: { ...ofNative, gives: 'gauge', notInDebian: true },
  histogram_stddev: { ...ofNative, gives: 'gauge', notInDebian: true },
  histogram_stdvar: { ...ofNative, unit: 'squared', gives: 'gauge', notInDebian: true },
}
