import type { exporter } from '@octoscope/hemostat/services'
import type { Counter, Gauge, Histogram, LabelValues, Metric } from '@octoscope/spec/metrics'

type Kept = (typeof exporter)['metrics']
type Verb<M extends Metric> = M extends Counter
  ? 'add' | 'observe'
  : M extends Gauge
    ? 'set'
    : M extends Histogram
      ? 'record'
      : never

/** One thing to be measured: data, so that what a handler decides can be read and compared. */
export type Measure = {
  readonly [Name in keyof Kept & string]: {
    readonly verb: Verb<Kept[Name]>
    readonly metric: Name
    readonly labels: LabelValues<Kept[Name]['labels']>
    readonly value: number
  }
}[keyof Kept & string]

type Of<Name extends keyof Kept & string> = LabelValues<Kept[Name]['labels']>
type NamesOf<M> = { readonly [Name in keyof Kept & string]: Kept[Name] extends M ? Name : never }[keyof Kept & string]

const measure =
  <M extends Metric>(verb: Verb<M>) =>
  <Name extends NamesOf<M>>(metric: Name, labels: Of<Name>, value: number): Measure =>
    // The name settles verb and labels, which the compiler checks at each call and cannot carry over to the union.
    ({ verb, metric, labels, value }) as unknown as Measure

/** An amount is added to a counter. */
export const add = measure<Counter>('add')
/** A counter mirrors a total that somebody else keeps. */
export const observe = measure<Counter>('observe')
export const set = measure<Gauge>('set')
/** A histogram takes an observation. */
export const record = measure<Histogram>('record')
