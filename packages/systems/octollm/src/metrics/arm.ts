import { counter, gauge, histogram, oneOf } from '@octoscope/spec/metrics'

export const arms = ['planner', 'executor', 'coder', 'judge', 'guardian', 'retriever'] as const
export type Arm = (typeof arms)[number]

/** The label `arm` of everything that is told of one arm. */
export const arm = oneOf(...arms)

export const armRequests = counter('arm_requests_total', {
  help: 'Requests that the orchestrator sent to an arm, each try counted.',
  unit: 'requests',
  exploration: 'Tells which arm the failed steps of a task were sent to.',
  labels: { arm, status: oneOf('success', 'error') },
})

export const armRequestDuration = histogram('arm_request_duration_seconds', {
  help: 'Time an arm took to answer the orchestrator.',
  unit: 'seconds',
  exploration: 'Tells which arm is slow, when a whole task is.',
  labels: { arm },
  buckets: [0.1, 0.5, 1, 2.5, 5, 10],
})

export const armAvailability = gauge('arm_availability', {
  help: 'Share of the last probes of an arm, at most ten, that it answered as ready.',
  unit: 'ratio',
  exploration: 'Tells of an arm that answers its scrapes and not the orchestrator.',
  labels: { arm },
})

export const armCalls = { armRequests, armRequestDuration, armAvailability }
