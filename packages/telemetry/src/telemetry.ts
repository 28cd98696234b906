import type { Attributes, Span, SpanKind, Tracer } from '@opentelemetry/api'
import type { Metrics, Service } from '@octoscope/spec/metrics'
import type { Logger } from 'pino'
import type { Identity } from './identity.ts'
import type { Instruments } from './metrics/instruments.ts'
import type { MetricsPage } from './metrics/page.ts'

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
  /** All metrics as Prometheus text. Rejects when they cannot be collected. */
  scrape(): Promise<MetricsPage>
  /** Sends the spans that wait, as long as the deadline allows. Never rejects. */
  flush(deadlineMs: number): Promise<void>
  /** As `flush`, and takes no more spans. */
  shutdown(deadlineMs: number): Promise<void>
}
