import type { AtMost } from '../metrics/label.ts'
import { gauge, type Exception, type Gauge } from '../metrics/metric.ts'
import type { Instant } from '../promql/instant.ts'
import { where, type Selection } from '../promql/select.ts'
import type { Unit } from '../units/unit.ts'
import type { Situation } from './proof.ts'

/**
 * A query that Prometheus evaluates again and again and keeps the answers of. Other queries read it as a gauge, with
 * exactly the labels that its own query keeps, and those that it adds.
 */
export interface Recorded<L extends string = string> extends Selection<'gauge', Kept<L>, never> {
  /** What is written: a gauge that Prometheus itself keeps. */
  readonly metric: Gauge
  readonly expr: Instant
  /** Labels that are added to what the query returns. A reader is asked for them. */
  readonly fixed: Readonly<Record<string, string>>
  readonly proof: RecordProof
}

/** Situations that the real promtool plays, each with every value that is then recorded. */
export type RecordProof<L extends string = string> = readonly [Recording<L>, ...Recording<L>[]]

export interface Recording<L extends string = string> extends Situation {
  /** All of them: an empty list says that nothing is recorded. promtool compares floats exactly. */
  readonly values: readonly { readonly labels: Readonly<Record<L, string>>; readonly value: number }[]
}

type Kept<L extends string> = { readonly [Name in L]: AtMost }

interface About<L extends string, Fixed extends string> {
  readonly help: string
  readonly unit: Unit
  readonly labels?: Readonly<Record<Fixed, string>>
  readonly expr: Instant<L>
  readonly proof: RecordProof<L | Fixed>
  /** From the law `record/name`. */
  readonly exception?: Exception
}

/** A recording rule. Its name says `level:metric:operations`: the labels kept, what it is of, what was done to it. */
export const record = <L extends string, const Fixed extends string = never>(
  name: string,
  { help, unit, labels, expr, proof, exception }: About<L, Fixed>,
): Recorded<L | Fixed> => {
  const fixed: Readonly<Record<string, string>> = labels ?? {}
  const kept = [...expr.labels, ...Object.keys(fixed)]
  const metric = gauge(name, {
    help,
    unit,
    ...(exception && { exception }),
    labels: Object.fromEntries(kept.map((label) => [label, { kind: 'atMost', limit: 100 } as const])),
  })
  const read = where({ ...selectionOf(metric), extra: [] }, fixed)
  return { ...read, metric, expr, fixed, proof } as unknown as Recorded<L | Fixed>
}

const selectionOf = (metric: Gauge): Selection<'gauge'> => where(metric, {})
