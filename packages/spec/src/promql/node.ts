import type { Metric } from '../metrics/metric.ts'
import type { Duration } from '../units/duration.ts'
import type { Undeclared } from './undeclared.ts'

/** What a query is made of. Metrics stay values here, so that every reader of a query can reach their declaration. */
export type Node =
  | NumberNode
  | StringNode
  | VariableNode
  | SelectorNode
  | SubqueryNode
  | CallNode
  | AggregateNode
  | UnaryNode
  | BinaryNode

export interface NumberNode {
  readonly kind: 'number'
  readonly value: number
}

export interface StringNode {
  readonly kind: 'string'
  readonly value: string
}

/** A number that Grafana puts in when the query runs, such as `$__range_s` or `${threshold}`. */
export interface VariableNode {
  readonly kind: 'variable'
  readonly text: string
}

export interface SelectorNode extends TimeShift {
  readonly kind: 'selector'
  /** An {@link Undeclared} one where no catalogue knows the name; its name is empty where only matchers choose. */
  readonly metric: Metric | Undeclared
  /** Which series of a histogram; empty for counters and gauges. */
  readonly suffix: '' | '_bucket' | '_sum' | '_count'
  readonly matchers: readonly Matcher[]
  readonly window?: Window
  /** In place of `window`, where the length is known only when the query runs. */
  readonly lateWindow?: Late
  /** How samples at the edges of the window count; experimental in Prometheus 3. */
  readonly edges?: 'anchored' | 'smoothed'
}

/** A query looked at again and again over a time: `rate(calls_total[5m])[1h:1m]`. */
export interface SubqueryNode extends TimeShift {
  readonly kind: 'subquery'
  readonly of: Node
  readonly window: Window | Late
  /** The evaluation interval where none is written. */
  readonly step?: Window | Late
}

export interface CallNode {
  readonly kind: 'call'
  readonly function: string
  readonly arguments: readonly Node[]
}

export interface AggregateNode {
  readonly kind: 'aggregate'
  readonly operator: Aggregator
  /** The `k`, share, quantile or label name of those that take one. */
  readonly parameter?: Node
  readonly grouping?: Grouping
  readonly of: Node
}

export interface UnaryNode {
  readonly kind: 'unary'
  readonly operator: '-' | '+'
  readonly of: Node
}

export interface BinaryNode {
  readonly kind: 'binary'
  readonly operator: Operator
  readonly left: Node
  readonly right: Node
  /** A comparison that gives 0 or 1 in place of filtering. */
  readonly bool?: true
  readonly matching?: Matching
  /** Stands in for a series that one side lacks; experimental in Prometheus 3. */
  readonly fill?: { readonly left?: number; readonly right?: number }
}

export interface Grouping {
  readonly keep: 'by' | 'without'
  readonly labels: readonly string[]
}

/** Which labels must agree for two series to be partners, and which side may have many of them. */
export interface Matching {
  readonly keep: 'on' | 'ignoring'
  readonly labels: readonly string[]
  readonly many?: 'left' | 'right'
  /** Labels of the one side that the result takes over. */
  readonly include?: readonly string[]
}

export interface Matcher {
  readonly label: string
  readonly operator: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/** `offset` looks back (or, negative, ahead); `at` fixes the moment, in seconds since 1970. */
export interface TimeShift {
  readonly offset?: Duration | `-${Duration}` | Late
  readonly at?: number | 'start()' | 'end()'
}

/** A range: a duration, or the one Grafana chooses for the panel's resolution. */
export type Window = Duration | '$__rate_interval'

/** A length of time known only when the query runs: `$__range`, `step() * 2`. */
export interface Late {
  readonly late: string
}

export type Aggregator =
  | ('sum' | 'avg' | 'min' | 'max' | 'count' | 'group' | 'stddev' | 'stdvar')
  | ('topk' | 'bottomk' | 'limitk' | 'limit_ratio' | 'quantile' | 'count_values')
export type Arithmetic = '*' | '/' | '+' | '-' | '%' | '^' | 'atan2'
/** The last two cut a native histogram; experimental in Prometheus 3. */
export type Comparison = '==' | '!=' | '>' | '<' | '>=' | '<='
export type Trim = '</' | '>/'
export type SetOperator = 'and' | 'or' | 'unless'
export type Operator = Arithmetic | Comparison | Trim | SetOperator
