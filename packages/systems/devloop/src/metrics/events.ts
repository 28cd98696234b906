import { counter, gauge, histogram } from '@octoscope/spec/metrics'

export const eventsProcessed = counter('devloop_events_processed_total', {
  help: 'Lines of the event log that were read and understood.',
  unit: 'events',
})

export const eventLatency = histogram('devloop_event_latency_seconds', {
  help: 'Time from an event to the end of what it caused: of a changed file, to the end of the run of an agent.',
  unit: 'seconds',
  buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
})

export const eventQueueSize = gauge('devloop_event_queue_size', {
  help: 'Changed files that have not been handed to their agents yet.',
  unit: 'events',
})

export const events = { eventsProcessed, eventLatency, eventQueueSize }
