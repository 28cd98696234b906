import { oneOf, atMost } from './label.ts'
import { counter, gauge } from './metric.ts'

const spanBalance = 'Shows that no span is lost unseen: ended = exported + dropped + queued.'

/** What a service's telemetry tells of itself, so that every loss is counted. Each service records these. */
export const selfMetrics = {
  spansDropped: counter('telemetry_spans_dropped_total', {
    help: 'Finished spans that were not exported.',
    unit: 'spans',
    labels: { reason: oneOf('queue_full', 'export_failed', 'shutdown') },
  }),
  spansEnded: counter('telemetry_spans_ended_total', {
    help: 'Sampled spans that have ended: those exported, dropped and queued together, at any moment.',
    unit: 'spans',
    exploration: spanBalance,
  }),
  spansExported: counter('telemetry_spans_exported_total', {
    help: 'Spans that their receiver has taken.',
    unit: 'spans',
    exploration: spanBalance,
  }),
  spansQueued: gauge('telemetry_spans_queued', {
    help: 'Finished spans that wait, or are under way.',
    unit: 'spans',
    exploration: spanBalance,
  }),
  exportFailures: counter('telemetry_export_failures_total', {
    help: 'Batches that the receiver of a signal did not take.',
    unit: 'failures',
    labels: { signal: oneOf('traces', 'metrics', 'logs') },
  }),
  logLinesLost: counter('telemetry_log_lines_lost_total', {
    help: 'Log lines that standard output did not take.',
    unit: 'lines',
    labels: { reason: oneOf('closed', 'full') },
  }),
  logRecordsDropped: counter('telemetry_log_records_dropped_total', {
    help: 'Log records that were not exported. Their lines stand on standard output.',
    unit: 'records',
    labels: { reason: oneOf('queue_full', 'too_long', 'export_failed', 'shutdown') },
  }),
  logRedactions: counter('telemetry_log_redactions_total', {
    help: 'Secrets and personal data that were taken out of log lines.',
    unit: 'redactions',
    labels: {
      kind: oneOf('credential_name', 'credential_shape', 'known_secret', 'personal_data', 'whole_line'),
    },
  }),
  labelOverflow: counter('telemetry_label_overflow_total', {
    help: 'Measurements whose label value came after its budget was spent and was counted as overflow.',
    unit: 'measurements',
    labels: { metric: atMost(100) },
  }),
  invalidMeasurements: counter('telemetry_invalid_measurements_total', {
    help: 'Measurements refused because they were no true value of their metric.',
    unit: 'measurements',
    labels: {
      reason: oneOf(
        ...(['not_a_number', 'not_finite', 'negative'] as const),
        ...(['label_missing', 'label_value'] as const),
        /** Of a third party, whose name is another metric's or none at all. */
        'instrument',
      ),
    },
  }),
} as const

export type SelfMetrics = typeof selfMetrics
