import type { Labels } from './label.ts'
import type { Unit } from '../units/unit.ts'

export interface Declared<Type extends string, L extends Labels> {
  readonly type: Type
  /** The name as Prometheus reads it. */
  readonly name: string
  /** One sentence: what a value means. */
  readonly help: string
  readonly unit: Unit
  readonly labels: L
  /** Why it is kept although no alert, panel or runbook reads it yet. */
  readonly exploration?: string
  readonly exception?: Exception
}

/** A law that a published name forces a metric to break, for a while. */
export interface Exception {
  /** Its id, such as `metric/name`. */
  readonly law: string
  readonly reason: string
  /** The last day on which it counts. */
  readonly until: Day
}

/** A day as `2026-11-20`: years of four digits, months and days of two. */
export type Day = `${number}-${number}-${number}`

export interface Counter<L extends Labels = Labels> extends Declared<'counter', L> {
  /** Who keeps the total, when the process only repeats it: the series is absent until that one is known. */
  readonly mirrors?: string
}
export type Gauge<L extends Labels = Labels> = Declared<'gauge', L>
/** `B` keeps the bounds, so that an objective which is none of them does not compile. */
export interface Histogram<
  L extends Labels = Labels,
  B extends readonly number[] = readonly number[],
> extends Declared<'histogram', L> {
  /** Upper bounds in the metric's unit, ascending, without the last, infinite one. */
  readonly buckets: B
}

export type Metric<L extends Labels = Labels> = Counter<L> | Gauge<L> | Histogram<L>
export type Metrics = Readonly<Record<string, Metric>>

interface About<L extends Labels> {
  readonly help: string
  readonly unit: Unit
  readonly labels?: L
  readonly exploration?: string
  readonly exception?: Exception
}

type NoLabels = Readonly<Record<never, never>>

/** A total that only grows, and starts again at 0 with its process. Its name ends in `_total`. */
export const counter = <const L extends Labels = NoLabels>(
  name: string,
  about: About<L> & Pick<Counter, 'mirrors'>,
): Counter<NoInfer<L>> => ({
  ...declared('counter', name, about),
  ...(about.mirrors !== undefined && { mirrors: about.mirrors }),
})

/** A value that goes up and down. */
export const gauge = <const L extends Labels = NoLabels>(name: string, about: About<L>): Gauge<NoInfer<L>> =>
  declared('gauge', name, about)

/** A distribution: how many observations fell at or below each bucket's bound, with their count and sum. */
export const histogram = <
  const L extends Labels = NoLabels,
  const B extends readonly number[] = readonly number[],
>(
  name: string,
  about: About<L> & { readonly buckets: B },
): Histogram<NoInfer<L>, B> => ({ ...declared('histogram', name, about), buckets: about.buckets })

const declared = <Type extends string, L extends Labels>(
  type: Type,
  name: string,
  { help, unit, labels = {} as L, exploration, exception }: About<L>,
): Declared<Type, L> => ({
  type,
  name,
  help,
  unit,
  labels,
  ...(exploration !== undefined && { exploration }),
  ...(exception && { exception }),
})
