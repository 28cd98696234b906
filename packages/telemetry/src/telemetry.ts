import type { Attributes, Span, SpanKind, Tracer } from '@opentelemetry/api'
import type { Metrics, Service } from '@octoscope/spec/metrics'
import type { Logger } from 'pino'
import type { Identity } from './identity.ts'
import type { Instruments } from './metrics/instruments.ts'
import type { Collect } from './metrics/collectors.ts'
import type { MetricsPage } from './metrics/exposition/scrape.ts'

export interface SpanChoices {
  readonly attributes?: Attributes
  readonly kind?: SpanKind
  /** A `traceparent` kept over a restart or a queue; without it the active span is the parent. */
  readonly parent?: string
}

/** The voice of one service. Nothing here throws into the code that uses it. */
export interface Telemetry<M extends Metrics = Metrics> {
  readonly service: Service<M>
  readonly identity: Identity
  /** A live instrument under each name of the service's declaration. */
  readonly metrics: Instruments<M>
  /** JSON lines with the service's name and the ids of the active span. */
  readonly log: Logger
  readonly tracer: Tracer
  /** Runs work inside a span, which ends with it. What the work throws is recorded there and thrown on. */
  span<T>(name: string, work: (span: Span) => Promise<T> | T, choices?: SpanChoices): Promise<T>
  /** The W3C `traceparent` of the active span. */
  traceparent(): string | undefined
  /**
   * Work that brings metrics up to date before each scrape. A page waits for it at most 2 s. What it throws is logged,
   * once for each change, and keeps no page from being read. A second work of the same name takes the place of the first.
   */
  collect(name: string, work: Collect): void
  /** All metrics, as the Prometheus text format or, when an `Accept` header prefers it, as OpenMetrics with exemplars. */
  scrape(accept?: string): Promise<MetricsPage>
  /** Sends the spans that wait, as long as the deadline allows. Never rejects. */
  flush(deadlineMs: number): Promise<void>
  /** As `flush`, and takes no more spans. */
  shutdown(deadlineMs: number): Promise<void>
}
