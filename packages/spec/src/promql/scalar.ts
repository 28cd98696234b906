import { instant, isInstant, type Instant } from './instant.ts'
import type { Arithmetic, Node } from './node.ts'
import { print } from './print.ts'

/** One number without labels that may change with time: `time()`, `scalar(…)`. */
export interface Scalar {
  readonly scalar: true
  readonly node: Node
  plus<O extends number | Scalar | Instant>(other: O): O extends Instant<infer L> ? Instant<L> : Scalar
  minus<O extends number | Scalar | Instant>(other: O): O extends Instant<infer L> ? Instant<L> : Scalar
  times<O extends number | Scalar | Instant>(other: O): O extends Instant<infer L> ? Instant<L> : Scalar
  dividedBy<O extends number | Scalar | Instant>(other: O): O extends Instant<infer L> ? Instant<L> : Scalar
  toString(): string
}

export const scalarOf = (node: Node): Scalar => {
  const combine = (operator: Arithmetic) => (other: number | Scalar | Instant) => {
    const right: Node = typeof other === 'number' ? { kind: 'number', value: other } : other.node
    const both: Node = { kind: 'binary', operator, left: node, right }
    return isInstant(other) ? instant(both, other.labels) : scalarOf(both)
  }
  const value = {
    scalar: true,
    node,
    plus: combine('+'),
    minus: combine('-'),
    times: combine('*'),
    dividedBy: combine('/'),
    toString: () => print(node),
  }
  return value as unknown as Scalar
}
