import { counter } from '@octoscope/spec/metrics'

export const events = counter('loki_events_total', {
  help: 'Events in events.jsonl: its lines that are not blank. Starts again when the file is rotated.',
  unit: 'events',
  mirrors: 'events.jsonl',
})
