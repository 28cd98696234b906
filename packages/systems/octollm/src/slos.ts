import {
  availability,
  latency,
  like,
  not,
  observations,
  rate,
  ratio,
  samples,
  sum,
  total,
  where,
} from '@octoscope/spec'
import { orchestratorJob } from './jobs.ts'
import { httpRequestDuration, httpRequests } from './metrics/http.ts'
import { tasksCompleted } from './metrics/task.ts'

const api = { job: orchestratorJob.name } as const
const route = {
  ...api,
  instance: 'orchestrator:8000',
  method: 'POST',
  endpoint: '/tasks',
} as const

export const apiAvailability = availability('api_availability', {
  promise: 'The orchestrator answers a request without an error of its own.',
  objective: '99.9%',
  window: '30d',
  total: where(httpRequests, api),
  bad: where(httpRequests, { ...api, status: like('5..') }),
  evidence: 5,
  runbook: {
    impact: 'Callers cannot hand in tasks or read results, and try again, which adds load.',
    look: [
      {
        see: 'Which routes fail, and with which status.',
        query: sum(rate(where(httpRequests, { ...api, status: like('5..') }), '5m')).by('endpoint', 'status'),
      },
      'The error lines of the orchestrator: each carries the trace id of its request.',
    ],
    act: [
      'If the errors began with a release, roll it back.',
      'If one route fails, follow a trace id from an error line to the hop that failed.',
      'If 503 and 504 prevail, look at the arms and the database that the orchestrator waits for.',
    ],
  },
  played: ({ good, bad }) => [
    samples(httpRequests, { ...route, status: '202' }, good),
    samples(httpRequests, { ...route, status: '503' }, bad),
  ],
})

export const apiLatency = latency('api_latency', {
  promise: 'The orchestrator answers a request within a second.',
  objective: '95%',
  window: '30d',
  of: httpRequestDuration,
  where: api,
  within: 1,
  evidence: 20,
  runbook: {
    impact: 'Callers wait, and may give up and try again.',
    look: [
      {
        see: 'How long each route takes on average.',
        query: sum(rate(where(total(httpRequestDuration), api), '5m'))
          .by('endpoint')
          .dividedBy(sum(rate(where(observations(httpRequestDuration), api), '5m')).by('endpoint')),
      },
      'A trace of a slow request: its longest span names the hop.',
    ],
    act: [
      'If the traffic has grown, give the orchestrator more processes, or let the reflex layer refuse more.',
      'If the store of tasks is slow, look at its disk and its locks.',
    ],
  },
  example: route,
})

export const taskSuccess = ratio('task_success', {
  promise: 'A task that is not cancelled ends in success.',
  objective: '95%',
  window: '7d',
  total: where(tasksCompleted, { status: not('cancelled') }),
  good: where(tasksCompleted, { status: 'success' }),
  evidence: 5,
  runbook: {
    impact: 'People get no result for the tasks they handed in.',
    look: [
      { see: 'How tasks end.', query: sum(rate(tasksCompleted, '5m')).by('status') },
      'The error lines of the orchestrator with the event `task.failed`: each names the step and the arm.',
    ],
    act: [
      'If one arm fails its steps, follow its runbook.',
      'If all arms with a language model fail, look at the provider’s status page and at the budget of the tasks.',
    ],
  },
  played: ({ good, bad }) => [
    samples(tasksCompleted, { ...api, status: 'success' }, good),
    samples(tasksCompleted, { ...api, status: 'error' }, bad),
  ],
})

export const slos = [apiAvailability, apiLatency, taskSuccess]
