import { optional, someOf, wholeNumber } from './forms.ts'
import { variable } from './variable.ts'

/** The lines of standard output once more, as log records for a receiver. */
export const logRecordVariables = {
  exporters: variable('OTEL_LOGS_EXPORTER', {
    form: someOf('otlp', 'console'),
    fallback: ['console'],
    fallbackTold: 'console',
    meaning:
      'Where lines go besides standard output, which always has them: `otlp` to the receiver. `console` and `none` add nothing.',
  }),
  scheduledDelayMillis: variable('OTEL_BLRP_SCHEDULE_DELAY', {
    form: wholeNumber(1),
    fallback: 1000,
    meaning: 'ms between exports of log records.',
  }),
  exportTimeoutMillis: variable('OTEL_BLRP_EXPORT_TIMEOUT', {
    form: wholeNumber(1),
    fallback: 30_000,
    meaning: 'ms until an export of log records counts as failed.',
  }),
  maxQueueSize: variable('OTEL_BLRP_MAX_QUEUE_SIZE', {
    form: wholeNumber(1),
    fallback: 2048,
    meaning: 'Log records that may wait; further ones are dropped and counted.',
  }),
  maxExportBatchSize: variable('OTEL_BLRP_MAX_EXPORT_BATCH_SIZE', {
    form: wholeNumber(1),
    fallback: 512,
    meaning: 'Log records in one export, at most the queue.',
  }),
  attributeValueLengthLimit: variable('OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT', {
    form: optional(wholeNumber(0)),
    fallback: undefined,
    fallbackTold: '`OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT`',
    meaning: 'Characters of a text in a log record’s attribute; the rest is cut off.',
  }),
  attributeCountLimit: variable('OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT', {
    form: optional(wholeNumber(0)),
    fallback: undefined,
    fallbackTold: '`OTEL_ATTRIBUTE_COUNT_LIMIT`',
    meaning: 'Attributes of a log record; further ones are left out.',
  }),
}
