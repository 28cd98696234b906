export { startTelemetry } from './start-telemetry.ts'
export type { TelemetryOptions } from './start-telemetry.ts'
export type { SpanChoices, Telemetry } from './telemetry.ts'
export type { Identity } from './identity.ts'
export type {
  BoundCounter,
  BoundGauge,
  BoundHistogram,
  CounterInstrument,
  GaugeInstrument,
  HistogramInstrument,
  Instrument,
  Instruments,
  LabelArguments,
} from './metrics/instruments.ts'
export type { Collect } from './metrics/collectors.ts'
export type { MetricsPage } from './metrics/exposition/scrape.ts'
export { createApp } from './http/create-app.ts'
export type { AppOptions } from './http/create-app.ts'
export { httpTelemetry } from './http/http-telemetry.ts'
export type { HttpTelemetryOptions } from './http/http-telemetry.ts'
export { serve } from './process/serve.ts'
export type { ServeOptions } from './process/serve.ts'
export { tracePostgres } from './traces/postgres-spans.ts'
export type { Postgres } from './traces/postgres-spans.ts'
