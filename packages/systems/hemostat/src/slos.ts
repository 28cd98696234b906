import {
  anyOf,
  buckets,
  histogramQuantile,
  increase,
  latency,
  rate,
  ratio,
  samples,
  sum,
  where,
} from '@octoscope/spec'
import { exporterJob } from './jobs.ts'
import { remediations, timeToRemediation } from './metrics/remediation.ts'

const exporter = { job: exporterJob.name, instance: 'hemostat-exporter:9108' } as const
const series = { ...exporter, container_name: 'web', action: 'restart' } as const

export const timeToRemediationSlo = latency('hemostat_time_to_remediation', {
  promise: 'A container that can be mended is well again within two minutes of the first alert.',
  objective: '95%',
  window: '30d',
  of: timeToRemediation,
  within: 120,
  evidence: 3,
  runbook: {
    impact: 'Whoever uses these containers waits, or does without.',
    look: [
      {
        see: 'How long the remediations themselves take.',
        query: histogramQuantile(0.95, sum(rate(buckets(timeToRemediation), '1h')).by('le')),
      },
      {
        see: 'How many are refused, by a cooldown or a breaker.',
        query: sum(increase(where(remediations, { status: 'rejected' }), '1h')).by('container_name'),
      },
    ],
    act: [
      'If analyses are slow, follow SlowAnalysisResponse; if actions are, SlowRemediationExecution.',
      'If refusals keep containers waiting, look why the first remediation did not last.',
    ],
  },
  example: exporter,
})

export const remediationSuccess = ratio('hemostat_remediation_success', {
  promise: 'A remediation that is carried out succeeds.',
  objective: '95%',
  window: '30d',
  total: where(remediations, { status: anyOf('success', 'failed') }),
  good: where(remediations, { status: 'success' }),
  evidence: 3,
  runbook: {
    impact: 'Containers stay as they are until a person mends them.',
    look: [
      {
        see: 'What fails, and where.',
        query: sum(increase(where(remediations, { status: 'failed' }), '6h')).by('container_name', 'action'),
      },
      'The audit lists `hemostat:audit:<container>` in Redis: each entry has the error.',
    ],
    act: [
      'If all fail, see whether the responder still reaches the Docker Engine.',
      'If one container’s fail, take it from the allow-list and mend it by hand.',
    ],
  },
  played: ({ good, bad }) => [
    samples(remediations, { ...series, status: 'success' }, good),
    samples(remediations, { ...series, status: 'failed' }, bad),
  ],
})

export const slos = [timeToRemediationSlo, remediationSuccess]
