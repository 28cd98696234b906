import type { Labels } from '../metrics/label.ts'
import type { Histogram } from '../metrics/metric.ts'
import { like } from '../promql/matcher.ts'
import { buckets, observations, where, type ScrapeLabel, type Selection } from '../promql/select.ts'
import { samples, type Samples } from '../rules/proof.ts'
import { slo, type About as SloAbout, type Slo } from './slo.ts'
import type { Played, Terms } from './terms.ts'

export interface Latency {
  readonly histogram: Histogram
  /** In the histogram's unit. */
  readonly within: number
}

interface About<L extends Labels, Bound extends number> extends Omit<Terms, 'name' | 'indicator' | 'played'> {
  readonly of: Histogram<L, Bound>
  /** A bound of one of its buckets: only there is it known which events were faster. */
  readonly within: NoInfer<Bound>
  readonly where?: Parameters<typeof where<Selection<'counter', L, ScrapeLabel>>>[1]
  /** The labels of one series that it counts, for the proofs. */
  readonly example: { readonly [Name in (keyof L & string) | ScrapeLabel]?: string }
}

/** Events that take no longer than a bound, among all that are measured. */
export const latency = <L extends Labels, Bound extends number>(
  name: string,
  about: About<L, Bound>,
): Slo => {
  const { of, within, where: asked = {}, example, ...terms } = about
  const counted = {
    total: where(observations(of), asked),
    good: where(where(buckets(of), asked as never), { le: bound(within) } as never),
  } as unknown as Pick<SloAbout & { readonly good: unknown }, 'total' | 'good'>
  const played = answers(of, within, example)
  return {
    ...slo('latency', name, { ...terms, ...counted, played } as SloAbout),
    latency: { histogram: of, within },
  }
}

/**
 * A bucket's bound as the label `le` may spell it. Prometheus 3 writes every bound as a float, `1.0` and `1e+06`; older
 * ones keep what the service wrote.
 */
export const bound = (value: number) => {
  const plain = String(value)
  const float = canonical(value)
  return plain === float ? plain : like([plain, float].map(literal).join('|'))
}

/** Source: prometheus/common and prometheus/model/labels, OpenMetrics' canonical numbers. */
const canonical = (value: number): string => {
  if (Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4))
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

const literal = (text: string): string => text.replace(/[.+]/g, '\\$&')

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
