import type { Metric } from '../metrics/metric.ts'
import type { Duration } from '../units/duration.ts'

/** What a query is made of. Metrics stay values here, so that every reader of a query can reach their declaration. */
export type Node = NumberNode | SelectorNode | CallNode | AggregateNode | BinaryNode

export interface NumberNode {
  readonly kind: 'number'
  readonly value: number
}

export interface SelectorNode {
  readonly kind: 'selector'
  readonly metric: Metric
  /** Which series of a histogram; empty for counters and gauges. */
  readonly suffix: '' | '_bucket' | '_sum' | '_count'
  readonly matchers: readonly Matcher[]
  readonly window?: Window
}

export interface CallNode {
  readonly kind: 'call'
  readonly function: string
  readonly arguments: readonly Node[]
}

export interface AggregateNode {
  readonly kind: 'aggregate'
  readonly operator: Aggregator
  readonly grouping?: { readonly keep: 'by' | 'without'; readonly labels: readonly string[] }
  readonly of: Node
}

export interface BinaryNode {
  readonly kind: 'binary'
  readonly operator: Operator
  readonly left: Node
  readonly right: Node
}

export type Aggregator = 'sum' | 'avg' | 'min' | 'max' | 'count'
export type Arithmetic = '*' | '/' | '+' | '-'
export type Comparison = '==' | '!=' | '>' | '<' | '>=' | '<='
export type SetOperator = 'and' | 'or' | 'unless'
export type Operator = Arithmetic | Comparison | SetOperator

/** A range: a duration, or the one Grafana chooses for the panel's resolution. */
export type Window = Duration | '$__rate_interval'

export interface Matcher {
  readonly label: string
  readonly operator: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/** Every selector of a query, in the order they are written. */
export const selectors = (node: Node): readonly SelectorNode[] => {
  switch (node.kind) {
    case 'number':
      return []
    case 'selector':
      return [node]
    case 'call':
      return node.arguments.flatMap(selectors)
    case 'aggregate':
      return selectors(node.of)
    case 'binary':
      return [...selectors(node.left), ...selectors(node.right)]
  }
}
