import { oneOf, someOf, wholeNumber } from './forms.ts'
import { variable } from './variable.ts'

/** `/metrics` always answers; these are about who gets metrics besides. */
export const metricVariables = {
  exporters: variable('OTEL_METRICS_EXPORTER', {
    form: someOf('prometheus', 'otlp', 'console'),
    fallback: ['prometheus'],
    fallbackTold: 'prometheus',
    meaning:
      'Who gets metrics besides Prometheus, whose page `/metrics` always stands: `otlp` pushes to the receiver, `console` writes to standard output as a JSON line. `prometheus` and `none` add nothing.',
  }),
  exportIntervalMillis: variable('OTEL_METRIC_EXPORT_INTERVAL', {
    form: wholeNumber(1),
    fallback: 60_000,
    meaning: 'ms between two pushes.',
  }),
  exportTimeoutMillis: variable('OTEL_METRIC_EXPORT_TIMEOUT', {
    form: wholeNumber(1),
    fallback: 30_000,
    meaning: 'ms until a push counts as failed, at most the interval.',
  }),
  exemplarFilter: variable('OTEL_METRICS_EXEMPLAR_FILTER', {
    form: oneOf('always_on', 'always_off', 'trace_based'),
    fallback: 'trace_based',
    meaning:
      'Which observations of a histogram may become exemplars: `trace_based` those under a sampled span, `always_on` those under any span, `always_off` none.',
  }),
  temporality: variable('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE', {
    form: oneOf('cumulative'),
    fallback: 'cumulative',
    meaning: 'Pushed totals run from the start of the process, as on the page.',
  }),
  histogramAggregation: variable('OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION', {
    form: oneOf('explicit_bucket_histogram'),
    fallback: 'explicit_bucket_histogram',
    meaning: 'Each histogram has the buckets of its declaration.',
  }),
}
