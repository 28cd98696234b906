import { channelMetrics, counter, oneOf, sourceMetrics } from '@octoscope/spec/metrics'

/** The channels on which HemoStat's agents speak. */
export const channels = [
  'hemostat:health_alert',
  'hemostat:remediation_needed',
  'hemostat:false_alarm',
  'hemostat:remediation_complete',
] as const
export type Channel = (typeof channels)[number]

/** Why an event is skipped, in the order in which it is looked at. */
export const malformedReasons = [
  'too_large',
  'no_json',
  'no_envelope',
  'wrong_type',
  'no_timestamp',
  'wrong_data',
] as const

export const bus = channelMetrics({ channels, reasons: malformedReasons })
export const { events, eventsMalformed, redisConnected, redisReconnects } = bus

export const uncorrelatedEvents = counter('hemostat_uncorrelated_events_total', {
  help: 'Verdicts and results to which no earlier event fits, so that they have no duration: the earlier one was lost, or came before this process.',
  unit: 'events',
  labels: { channel: oneOf(...channels) },
  exploration: 'Tells how far the durations can be trusted when connections were lost.',
})

export const subscriptionGaps = counter('hemostat_subscription_gaps_total', {
  help: 'Times in which events were lost if there were any: a subscription ended before the next began.',
  unit: 'gaps',
})

export const subscriptionGapSeconds = counter('hemostat_subscription_gap_seconds_total', {
  help: 'How long these gaps were in sum.',
  unit: 'seconds',
  exploration: 'Tells how much of the traffic a count may lack.',
})

/** What is known of the keys that the agents leave in Redis. */
export const states = sourceMetrics({ sources: ['state'], reasons: ['no_json', 'wrong_data', 'nameless'] })

export const redisOperations = counter('hemostat_redis_operations_total', {
  help: 'Operations of this process on Redis.',
  unit: 'operations',
  labels: {
    operation: oneOf('connect', 'subscribe', 'ping', 'publish', 'read', 'write'),
    status: oneOf('success', 'error'),
  },
})
