import { oneOf, optional, share, someOf, wholeNumber } from './forms.ts'
import { variable } from './variable.ts'

/** Which spans there are, how large they may be, and how they wait for export. */
export const spanVariables = {
  exporters: variable('OTEL_TRACES_EXPORTER', {
    form: optional(someOf('otlp', 'console')),
    fallback: undefined,
    fallbackTold: 'otlp with an endpoint, else none',
    meaning: 'Where spans go: `otlp` to the receiver, `console` to standard output, each as a JSON line.',
  }),
  sampler: variable('OTEL_TRACES_SAMPLER', {
    form: oneOf(
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ),
    fallback: 'parentbased_always_on',
    meaning: 'Which traces are recorded.',
  }),
  samplerArgument: variable('OTEL_TRACES_SAMPLER_ARG', {
    form: share,
    fallback: 1,
    meaning: 'The share of traces that a `traceidratio` sampler records.',
  }),
  scheduledDelayMillis: variable('OTEL_BSP_SCHEDULE_DELAY', {
    form: wholeNumber(1),
    fallback: 5000,
    meaning: 'ms between exports of spans.',
  }),
  exportTimeoutMillis: variable('OTEL_BSP_EXPORT_TIMEOUT', {
    form: wholeNumber(1),
    fallback: 30_000,
    meaning: 'ms until an export of spans counts as failed.',
  }),
  maxQueueSize: variable('OTEL_BSP_MAX_QUEUE_SIZE', {
    form: wholeNumber(1),
    fallback: 2048,
    meaning: 'Finished spans that may wait; further ones are dropped and counted.',
  }),
  maxExportBatchSize: variable('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', {
    form: wholeNumber(1),
    fallback: 512,
    meaning: 'Spans in one export, at most the queue.',
  }),
  attributeValueLengthLimit: variable('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT', {
    form: optional(wholeNumber(0)),
    fallback: undefined,
    fallbackTold: '`OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT`',
    meaning: 'Characters of a text in a span’s attribute; the rest is cut off.',
  }),
  attributeCountLimit: variable('OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT', {
    form: optional(wholeNumber(0)),
    fallback: undefined,
    fallbackTold: '`OTEL_ATTRIBUTE_COUNT_LIMIT`',
    meaning: 'Attributes of a span; further ones are left out.',
  }),
  eventCountLimit: variable('OTEL_SPAN_EVENT_COUNT_LIMIT', {
    form: wholeNumber(0),
    fallback: 128,
    meaning: 'Events of a span.',
  }),
  linkCountLimit: variable('OTEL_SPAN_LINK_COUNT_LIMIT', {
    form: wholeNumber(0),
    fallback: 128,
    meaning: 'Links of a span.',
  }),
  attributePerEventCountLimit: variable('OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT', {
    form: wholeNumber(0),
    fallback: 128,
    meaning: 'Attributes of an event.',
  }),
  attributePerLinkCountLimit: variable('OTEL_LINK_ATTRIBUTE_COUNT_LIMIT', {
    form: wholeNumber(0),
    fallback: 128,
    meaning: 'Attributes of a link.',
  }),
}
