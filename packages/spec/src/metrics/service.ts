import type { Metrics } from './metric.ts'

/** A process that listens on one port and keeps the metrics it owns. Its code starts from this value, and so does its monitoring. */
export interface Service<M extends Metrics = Metrics, LabelName extends string = string> {
  readonly kind: 'service'
  /** Host name in a container network, and OpenTelemetry's `service.name`. */
  readonly name: string
  readonly summary: string
  readonly port: number
  /** What this process records, by the name its code calls it. */
  readonly metrics: M
  /** Labels that a scrape adds to every series of this process. */
  readonly labels: Readonly<Record<LabelName, string>>
}

export const service = <const M extends Metrics, const LabelName extends string = never>(
  name: string,
  about: {
    readonly summary: string
    readonly port: number
    readonly metrics: M
    readonly labels?: Readonly<Record<LabelName, string>>
  },
): Service<M, LabelName> => ({
  kind: 'service',
  name,
  labels: {} as Readonly<Record<LabelName, string>>,
  ...about,
})
