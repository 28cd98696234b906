import { gauge } from '../metrics/metric.ts'
import type { Service } from '../metrics/service.ts'
import type { Metrics } from '../metrics/metric.ts'
import { absent, now } from '../promql/functions.ts'
import type { Condition } from '../promql/instant.ts'
import { where, type ScrapeLabel, type Selection } from '../promql/select.ts'
import type { Duration } from '../units/duration.ts'

/** Services that Prometheus scrapes in the same way, under one `job` label. */
export interface Job<LabelName extends string = string> {
  readonly kind: 'job'
  readonly name: string
  readonly scrapeInterval: Duration
  readonly services: readonly Service<Metrics, LabelName>[]
}

export const job = <LabelName extends string = never>(
  name: string,
  scrapeInterval: Duration,
  services: readonly Service<Metrics, LabelName>[],
): Job<LabelName> => ({ kind: 'job', name, scrapeInterval, services })

/** Prometheus' own verdict on each scrape: 1 when the target answered with a page it could read, else 0. */
export const scrapeUp = gauge('up', {
  help: '1 when the last scrape of the target succeeded, else 0. Written by Prometheus itself.',
  unit: 'state',
})

/** `up` of a job, with the labels that its targets carry. */
export const up = <LabelName extends string>(job: Job<LabelName>): Up<LabelName> => ({
  ...where(scrapeUp, { job: job.name }),
  extra: ['job', 'instance', ...labelNames(job)],
})

type Up<LabelName extends string> = Selection<
  'gauge',
  Readonly<Record<never, never>>,
  ScrapeLabel | LabelName
>

const labelNames = <LabelName extends string>(job: Job<LabelName>): readonly LabelName[] => [
  ...new Set(job.services.flatMap(({ labels }) => Object.keys(labels) as LabelName[])),
]

/** A service of the job answers no scrape, or Prometheus has lost sight of it: `up` is 0, or is not there at all. */
export const down = <LabelName extends string>(job: Job<LabelName>): Condition<'job' | LabelName> => {
  const unanswered: Condition = now(up(job)).equals(0)
  const lost = job.services.map(({ labels }) => absent(where(scrapeUp, { job: job.name, ...labels })))
  return lost.reduce<Condition>((either, next) => either.or(next), unanswered) as Condition<'job' | LabelName>
}
