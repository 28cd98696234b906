/** Something wrong in a query, and where: `from` and `to` count UTF-16 units of its text. */
export interface Finding {
  /** Stable id, such as `rate/of-gauge`. */
  readonly code: FindingCode
  readonly from: number
  readonly to: number
  /** Subject, rule, what came. */
  readonly message: string
  /** What to do. */
  readonly advice: string
}

/** Every finding there is, each with its rule. */
export const findingCodes = {
  'syntax/unreadable': 'The text is PromQL.',
  'syntax/unknown-function': 'Every function is one of Prometheus 3.',
  'syntax/modifier': 'Ranges, offset and @ follow a selector or a subquery, each once.',
  'syntax/duration': 'A range is longer than nothing.',
  'syntax/string': 'A string closes on its line and holds valid escapes.',
  'type/argument': 'An argument has the type that its function asks for.',
  'type/argument-count': 'A function has as many arguments as it asks for.',
  'type/operand': 'Operators stand between scalars and instant vectors.',
  'type/bool': '"bool" stands at comparisons only, and always between two scalars.',
  'type/matching': 'on, ignoring, group_left and group_right stand between two instant vectors.',
  'selector/empty': 'A selector asks for something that not every series has.',
  'metric/undeclared': 'Every metric that is read is in the catalogue.',
  'metric/histogram': 'A histogram is read by its _bucket, _sum and _count series.',
  'matcher/label': 'A matcher asks for a label that the metric has.',
  'matcher/value': 'A matcher asks for a value of the closed set of its label.',
  'matcher/regex': 'A regular expression is one of RE2.',
  'matcher/le': 'A bound is matched in the ways both Prometheus 2 and 3 write it.',
  'grouping/label': 'An aggregation keeps labels that the series have.',
  'matching/label': 'The labels of on and group_left are there on the sides that need them.',
  'matching/never': 'Some series of the one side can be a partner of one of the other.',
  'matching/many': 'A side with many series for one partner is named by group_left or group_right.',
  'matching/many-to-many': 'One side at least has a single series for each partner.',
  'rate/of-gauge': 'rate, irate, increase and resets read counters.',
  'rate/of-sum': 'The rate is taken first, then the sum.',
  'counter/delta': 'delta, idelta, deriv and predict_linear read gauges.',
  'counter/raw': 'A counter is compared and divided by its rate or increase.',
  'ratio/always-one': 'A part is divided by a whole that is summed over the labels which make it a part.',
  'average/of-ratios': 'Ratios are divided after they are summed.',
  'quantile/no-le': 'histogram_quantile reads buckets with their bound, le.',
  'quantile/no-rate': 'histogram_quantile reads the rate or increase of buckets.',
  'quantile/unreachable': 'A quantile is compared with a value below the last finite bucket.',
  'unit/mismatch': 'Values that are added or compared have one unit, per the same time.',
} as const

export type FindingCode = keyof typeof findingCodes
