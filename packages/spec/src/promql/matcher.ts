import type { OneOf } from '../metrics/label.ts'
import type { Matcher } from './node.ts'

/** What a label may be asked for: a value of its closed set, any value of an open one, or a matcher. */
export type Ask<L> =
  | (L extends OneOf<infer Value> ? Value : string)
  | AskedFor<L extends OneOf<infer Value> ? Value : string>

/** A question to a label other than plain equality. `Value` keeps closed sets closed. */
export interface AskedFor<Value extends string = string> {
  readonly operator: Matcher['operator']
  readonly value: string
  readonly of?: Value
}

export const not = <const Value extends string>(value: Value): AskedFor<Value> => ({ operator: '!=', value })

export const anyOf = <const Value extends string>(
  ...values: readonly [Value, ...Value[]]
): AskedFor<Value> => ({
  operator: '=~',
  value: values.join('|'),
})

/** A regular expression in RE2's syntax, anchored at both ends as Prometheus does. */
export const like = (pattern: string): AskedFor<never> => ({ operator: '=~', value: pattern })
export const unlike = (pattern: string): AskedFor<never> => ({ operator: '!~', value: pattern })

/** What is asked of a label, as PromQL writes it. */
export const matcher = (label: string, ask: Ask<unknown>): Matcher =>
  typeof ask === 'string'
    ? { label, operator: '=', value: ask }
    : { label, operator: ask.operator, value: ask.value }
