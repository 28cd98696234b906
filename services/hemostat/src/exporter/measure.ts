import type { exporter } from '@octoscope/hemostat/services'
import type { Instruments } from '@octoscope/telemetry'

type Kept = (typeof exporter)['metrics']
type Name = keyof Kept
export type ExporterInstruments = Instruments<Kept>
type LabelsOf<N extends Name> = Parameters<ExporterInstruments[N]['remove']>[0]
type Named<Type> = { readonly [N in Name]: Kept[N]['type'] extends Type ? N : never }[Name]

/** One thing to be measured: data, so that what a handler decides can be read and compared. */
export interface Measure {
  readonly verb: 'add' | 'observe' | 'set' | 'record'
  readonly metric: Name
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const measure =
  <Type extends Kept[Name]['type']>(verb: Measure['verb']) =>
  <N extends Named<Type>>(metric: N, labels: LabelsOf<N> & object, value: number): Measure => ({
    verb,
    metric,
    labels,
    value,
  })

/** An amount is added to a counter. */
export const add = measure<'counter'>('add')
/** A counter mirrors a total that somebody else keeps. */
export const observe = measure<'counter'>('observe')
export const set = measure<'gauge'>('set')
/** A histogram takes an observation. */
export const record = measure<'histogram'>('record')

/** Measures it. */
export const apply = (metrics: ExporterInstruments, { verb, metric, labels, value }: Measure): void => {
  // Each of the four functions above has let only a verb and labels of this metric through.
  const instrument = metrics[metric] as unknown as Record<
    Measure['verb'],
    (value: number, labels: object) => void
  >
  instrument[verb](value, labels)
}
