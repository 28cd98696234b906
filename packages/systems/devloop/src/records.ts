import {
  buckets,
  histogramQuantile,
  observing,
  rate,
  record,
  recordGroup,
  samples,
  soFar,
  sum,
  where,
  type Counter,
  type Instant,
  type Samples,
} from '@octoscope/spec'
import {
  agentDuration,
  agentRuns,
  buildTimeSaved,
  ciFailuresPrevented,
  developerTimeSaved,
  diskIo,
} from './metrics/index.ts'

const linter = { agent: 'linter', job: 'devloop', instance: 'devloop:9464' } as const

/** Half of the runs fail: both sides of the division are the same float. */
const halfFail = [
  samples(agentRuns, { ...linter, status: 'success' }, '0+6x90'),
  samples(agentRuns, { ...linter, status: 'failure' }, '0+6x90'),
]

/** Beyond the last bound a quantile is that bound, to the last digit. */
const beyondAllBounds = observing(agentDuration, linter, { values: [{ value: 400, perStep: 6 }], steps: 90 })

const succeeded = where(agentRuns, { status: 'success' })

/** Names of the guide; dashboards that are slow read these, not the series behind them. */
export const agentSuccessRate = record('agent:devloop_agent_success:rate5m', {
  help: 'Share of the runs of an agent that could do their work, in five minutes.',
  unit: 'ratio',
  expr: sum(rate(succeeded, '5m'))
    .by('agent')
    .dividedBy(sum(rate(agentRuns, '5m')).by('agent')),
  proof: [
    {
      when: 'half of the runs fail',
      given: halfFail,
      at: '85m',
      values: [{ labels: { agent: 'linter' }, value: 0.5 }],
    },
  ],
})

export const agentLatency = record('agent:devloop_agent_duration_seconds:p95_5m', {
  help: 'Nineteen of twenty runs of an agent took no longer than this, in five minutes.',
  unit: 'seconds',
  expr: histogramQuantile(0.95, sum(rate(buckets(agentDuration), '5m')).by('agent', 'le')),
  proof: [
    {
      when: 'all runs take longer than the last bound',
      given: beyondAllBounds,
      at: '85m',
      values: [{ labels: { agent: 'linter' }, value: 300 }],
    },
  ],
})

export const responseTimeP95 = record('devloop_slo:agent_response_time:p95_1h', {
  help: 'Nineteen of twenty runs took no longer than this, in an hour: in seconds, where the guide had milliseconds.',
  unit: 'seconds',
  expr: histogramQuantile(0.95, sum(rate(buckets(agentDuration), '1h')).by('le')),
  proof: [
    {
      when: 'all runs take longer than the last bound',
      given: beyondAllBounds,
      at: '85m',
      values: [{ labels: {}, value: 300 }],
    },
  ],
})

export const successRate = record('devloop_slo:success_rate:ratio5m', {
  help: 'Share of all runs that could do their work, in five minutes.',
  unit: 'ratio',
  expr: sum(rate(succeeded, '5m')).dividedBy(sum(rate(agentRuns, '5m'))),
  proof: [
    { when: 'half of the runs fail', given: halfFail, at: '85m', values: [{ labels: {}, value: 0.5 }] },
  ],
})

/** Totals under the names of the guide, which lack the end of a counter. */
const asPublished = (
  name: string,
  of: Counter,
  published: readonly [total: Instant<'job' | 'instance'>, given: Samples],
) => {
  const [total, given] = published
  return record(name, {
    help: `${of.name} under the name of the guide. A total that only grows.`,
    unit: of.unit,
    expr: total,
    proof: [
      {
        when: 'it was counted',
        given: [given],
        at: '85m',
        values: [{ labels: { job: linter.job, instance: linter.instance }, value: 85 }],
      },
    ],
    exception: { law: 'record/name', reason: 'The guide published this name.', until: '2027-12-31' },
  })
}

const scraped = { job: linter.job, instance: linter.instance } as const
const perMinute = '0+1x90'

const published = [
  asPublished('devloop_ci_failures_prevented', ciFailuresPrevented, [
    sum(soFar(ciFailuresPrevented)).by('job', 'instance'),
    samples(ciFailuresPrevented, scraped, perMinute),
  ]),
  asPublished('devloop_build_time_saved_seconds', buildTimeSaved, [
    sum(soFar(buildTimeSaved)).by('job', 'instance'),
    samples(buildTimeSaved, scraped, perMinute),
  ]),
  asPublished('devloop_developer_time_saved_seconds', developerTimeSaved, [
    sum(soFar(developerTimeSaved)).by('job', 'instance'),
    samples(developerTimeSaved, scraped, perMinute),
  ]),
  asPublished('devloop_disk_io_bytes', diskIo, [
    sum(soFar(diskIo)).by('job', 'instance'),
    samples(diskIo, { ...scraped, direction: 'read' }, perMinute),
  ]),
]

export const recordGroups = [
  recordGroup('devloop_records', '30s', [agentSuccessRate, agentLatency, responseTimeP95, successRate]),
  recordGroup('devloop_published_names', '30s', published),
]
