/** Every function of the typed surface, by what it reads. */
export { avg, count, countValues, group, max, min, quantile, stddev, stdvar, sum } from './aggregate.ts'
export type { Aggregate } from './aggregate.ts'
export { increase, irate, rate, resets, soFar } from './counters.ts'
export { delta, deriv, idelta, now, predictLinear } from './gauges.ts'
export { histogramQuantile, shareWithin } from './histogram.ts'
export type { Share } from './histogram.ts'
export {
  avgOverTime,
  changes,
  countOverTime,
  lastOverTime,
  maxOverTime,
  minOverTime,
  presentOverTime,
  quantileOverTime,
  stddevOverTime,
  stdvarOverTime,
  sumOverTime,
} from './over-time.ts'
export { bottomk, limitk, limitRatio, topk } from './pick.ts'
export type { Picked } from './pick.ts'
export { absent, absentOverTime } from './presence.ts'
export { labelJoin, labelReplace } from './relabel.ts'
export type { Replacement } from './relabel.ts'
export {
  dayOfMonth,
  dayOfWeek,
  dayOfYear,
  daysInMonth,
  hour,
  minute,
  month,
  time,
  timestamp,
  year,
} from './time.ts'
export {
  abs,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  ceil,
  clamp,
  clampMax,
  clampMin,
  cos,
  cosh,
  deg,
  exp,
  floor,
  ln,
  log10,
  log2,
  rad,
  round,
  scalar,
  sgn,
  sin,
  sinh,
  sort,
  sortDesc,
  sqrt,
  tan,
  tanh,
  vector,
} from './vector-functions.ts'
