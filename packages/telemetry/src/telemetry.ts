import type { Attributes, MeterProvider, Span, SpanKind, Tracer, TracerProvider } from '@opentelemetry/api'
import type { MetricProducer } from '@opentelemetry/sdk-metrics'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'
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

/** What did not arrive. */
export interface Lost {
  /** Finished spans that were dropped. */
  readonly spans: number
  /** Lines that were to be sent as log records, and stand on standard output only. */
  readonly logRecords: number
}

/** OpenTelemetry's door to the spans of a service. */
export interface OpenTracerProvider extends TracerProvider {
  /** From now on the processor is told of each span that is recorded. */
  addSpanProcessor(processor: SpanProcessor): void
}

/** What others add to a telemetry: it is told of lines, and flushed and stopped with it. */
export interface Extension {
  /** Told of finished, scrubbed lines, one or several at a time, as they stand on standard output. */
  readonly lines?: (lines: string) => void
  readonly flush: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The voice of one service. Nothing here throws into the code that uses it. */
export interface Telemetry<M extends Metrics = Metrics> {
  readonly service: Service<M>
  readonly identity: Identity
  /** A live instrument under each name of the service's declaration. */
  readonly metrics: Instruments<M>
  /** JSON lines with the service's name and the ids of the active span. */
  readonly log: Logger
  /**
   * Writes a finished line as it is, past the scrubber and the level: for those made of nothing but closed values. The first
   * of a turn of the event loop is written at once, the others when the turn is over.
   */
  writeLine(line: string): void
  /** The text without secrets and personal data, as lines are: for the one open value of a line that is finished. */
  scrub(text: string): string
  readonly tracer: Tracer
  /** Runs work inside a span, which ends with it. What the work throws is recorded there and thrown on. */
  span<T>(name: string, work: (span: Span) => Promise<T> | T, choices?: SpanChoices): Promise<T>
  /** The W3C `traceparent` of the active span. */
  traceparent(): string | undefined
  /** What libraries trace through OpenTelemetry's API with it is sent with our spans. Undefined without an SDK. */
  readonly tracerProvider: OpenTracerProvider | undefined
  /** What libraries measure through OpenTelemetry's API with it stands on the same page. The process's global one, too. */
  readonly meterProvider: MeterProvider
  /** All metrics for OpenTelemetry's readers and exporters: `reader.setMetricProducer(telemetry.metricProducer)`. */
  readonly metricProducer: MetricProducer
  /**
   * Work that brings metrics up to date before each scrape. A page waits for it at most 2 s. What it throws is logged,
   * once for each change, and keeps no page from being read. A second work of the same name takes the place of the first.
   */
  collect(name: string, work: Collect): void
  /** All metrics, as the Prometheus text format or, when an `Accept` header prefers it, as OpenMetrics with exemplars. */
  scrape(accept?: string): Promise<MetricsPage>
  /** What of this process's telemetry is lost so far. */
  lost(): Lost
  extend(extension: Extension): void
  /** Sends what waits: spans, log records, metrics that are pushed; as long as the deadline allows. Never rejects. */
  flush(deadlineMs: number): Promise<void>
  /** As `flush`, and takes no more. Lines are still written. */
  shutdown(deadlineMs: number): Promise<void>
}
