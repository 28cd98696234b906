import type { Labels } from '../metrics/label.ts'
import type { Histogram } from '../metrics/metric.ts'
import { bound } from '../promql/bound.ts'
import { buckets, observations, where, type ScrapeLabel, type Selection } from '../promql/select.ts'
import { samples, type Samples } from '../rules/proof.ts'
import { mapEach, slo, type About as SloAbout, type Slo } from './slo.ts'
import type { Elsewhere, Otherwise, Played, Terms } from './terms.ts'

export interface Latency {
  readonly histogram: Histogram
  /** In the histogram's unit. */
  readonly within: number
}

interface About<L extends Labels, Bound extends number> extends Omit<Terms, 'name' | 'indicator' | 'played'> {
  readonly of: Histogram<L, readonly Bound[]>
  /** A bound of one of its buckets: only there is it known which events were faster. */
  readonly within: NoInfer<Bound>
  readonly where?: Parameters<typeof where<Selection<'counter', L, ScrapeLabel>>>[1]
  /** The labels of one series that it counts, for the proofs. */
  readonly example: { readonly [Name in (keyof L & string) | ScrapeLabel]?: string }
  readonly elsewhere?: Elsewhere<Otherwise & { readonly within?: NoInfer<Bound> }>
}

type Bounded = <L extends Labels, Bound extends number>(name: string, about: About<L, Bound>) => Slo

/** Events that take no longer than a bound, among all that are measured. */
export const latency: Bounded = (name, about) => bounded('latency', name, about)

/** Looks at a resource that found no more of it in use than a bound, among all looks. Each look is an event. */
export const saturation: Bounded = (name, about) => bounded('saturation', name, about)

const bounded = <L extends Labels, Bound extends number>(
  kind: 'latency' | 'saturation',
  name: string,
  about: About<L, Bound>,
): Slo => {
  const { of, within, where: asked = {}, example, elsewhere = {}, ...terms } = about
  const counted = {
    total: where(observations(of), asked),
    good: where(where(buckets(of), asked as never), { le: bound(within) } as never),
  } as unknown as Pick<SloAbout & { readonly good: unknown }, 'total' | 'good'>
  const played = answers(of, within, example)
  return {
    ...slo(kind, name, { ...terms, ...counted, played } as SloAbout),
    latency: { histogram: of, within },
    elsewhere: mapEach(elsewhere, (other) => bounded(kind, name, { ...about, ...other, elsewhere: {} })),
  }
}

/** Good events take just as long as they may, bad ones longer than the last bound. */
const answers = (
  histogram: Histogram,
  within: number,
  example: Readonly<Record<string, string | undefined>>,
): Played => {
  const bucket = (le: `${number}` | '+Inf', values: string): Samples =>
    samples(where(buckets(histogram), { le }), example as never, values)
  return ({ good, all }) => [
    ...histogram.buckets.filter((each) => each >= within).map((each) => bucket(`${each}`, good)),
    bucket('+Inf', all),
    samples(observations(histogram), example as never, all),
  ]
}
