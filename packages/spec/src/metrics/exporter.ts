import { oneOf } from './label.ts'
import { counter, gauge } from './metric.ts'

type Names<Name extends string> = readonly [Name, ...Name[]]

/** What an exporter tells of each source it reads: a value it shows is never truer than these three. */
export const sourceMetrics = <const Source extends string, const Reason extends string>(about: {
  readonly sources: Names<Source>
  /** Why what was read could not be understood. */
  readonly reasons: Names<Reason>
}) => {
  const source = oneOf(...about.sources)
  return {
    sourceUp: gauge('exporter_source_up', {
      help: 'Whether the source could be read the last time it was tried: 1 or 0.',
      unit: 'state',
      labels: { source },
    }),
    sourceParseErrors: counter('exporter_source_parse_errors_total', {
      help: 'Readings of a source that were not understood; the last good value stays.',
      unit: 'errors',
      labels: { source, reason: oneOf(...about.reasons) },
    }),
    sourceLastSuccess: gauge('exporter_source_last_success_timestamp_seconds', {
      help: 'When the source was last read and understood.',
      unit: 'timestamp',
      labels: { source },
    }),
  }
}

/** What an exporter tells of the Redis channels it listens to. */
export const channelMetrics = <const Channel extends string, const Reason extends string>(about: {
  readonly channels: Names<Channel>
  /** Why an event could not be understood. */
  readonly reasons: Names<Reason>
}) => {
  const channel = oneOf(...about.channels)
  return {
    events: counter('exporter_events_total', {
      help: 'Events received and understood.',
      unit: 'events',
      labels: { channel },
    }),
    eventsMalformed: counter('exporter_events_malformed_total', {
      help: 'Events received and skipped because they were not understood.',
      unit: 'events',
      labels: { channel, reason: oneOf(...about.reasons) },
    }),
    redisConnected: gauge('exporter_redis_connected', {
      help: 'Whether the exporter is connected to Redis and subscribed: 1 or 0.',
      unit: 'state',
    }),
    redisReconnects: counter('exporter_redis_reconnects_total', {
      help: 'Times the exporter subscribed again after its connection was lost.',
      unit: 'reconnects',
    }),
  }
}
