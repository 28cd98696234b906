import {
  avg,
  avgOverTime,
  buckets,
  histogramQuantile,
  observing,
  rate,
  record,
  recordGroup,
  samples,
  sum,
} from '@octoscope/spec'
import { exporterJob } from './jobs.ts'
import { analysisConfidence, analysisDuration } from './metrics/analysis.ts'
import { containerCpu } from './metrics/container.ts'
import { remediationDuration } from './metrics/remediation.ts'

const exporter = { job: exporterJob.name, instance: 'hemostat-exporter:9108' }

/** The mean over the containers of each one's own mean, so that a minute’s peak does not pass for five. */
export const cpuAverage = record('job:hemostat_container_cpu_ratio:avg5m', {
  help: 'CPU of a container, on average over all and over five minutes.',
  unit: 'ratio',
  expr: avg(avgOverTime(containerCpu, '5m')).by('job'),
  proof: [
    {
      when: 'one of two containers is at its limit half of the time',
      given: [
        samples(containerCpu, { ...exporter, container_name: 'web' }, '9 0 1 0 1 0.5 9x5'),
        samples(containerCpu, { ...exporter, container_name: 'db' }, '0.5x12'),
      ],
      at: '5m45s',
      values: [{ labels: { job: exporterJob.name }, value: 0.5 }],
    },
  ],
})

export const analysisP95 = record('job:hemostat_analysis_duration_seconds:p95_5m', {
  help: 'The time within which nineteen of twenty analyses end.',
  unit: 'seconds',
  expr: histogramQuantile(0.95, sum(rate(buckets(analysisDuration), '5m')).by('job', 'le')),
  proof: [
    {
      when: 'all take between five and ten seconds',
      given: observing(analysisDuration, exporter, { values: [{ value: 8, perStep: 10 }], steps: 20 }),
      at: '10m30s',
      values: [{ labels: { job: exporterJob.name }, value: 9.75 }],
    },
  ],
})

export const confidenceMedian = record('job:hemostat_analysis_confidence:p50_5m', {
  help: 'The confidence that half of all verdicts have.',
  unit: 'ratio',
  expr: histogramQuantile(0.5, sum(rate(buckets(analysisConfidence), '5m')).by('job', 'le')),
  proof: [
    {
      when: 'all are sure, whatever came of them',
      given: (['remediation_needed', 'false_alarm'] as const).flatMap((result_type) =>
        observing(
          analysisConfidence,
          { ...exporter, result_type },
          { values: [{ value: 0.9, perStep: 10 }], steps: 20 },
        ),
      ),
      at: '10m30s',
      values: [{ labels: { job: exporterJob.name }, value: 0.8500000000000001 }],
    },
  ],
})

export const remediationP95 = record('job_action:hemostat_remediation_duration_seconds:p95_30m', {
  help: 'The time within which nineteen of twenty remediations end, by action.',
  unit: 'seconds',
  expr: histogramQuantile(0.95, sum(rate(buckets(remediationDuration), '30m')).by('job', 'action', 'le')),
  proof: [
    {
      when: 'all restarts take between half a minute and a minute',
      given: observing(
        remediationDuration,
        { ...exporter, action: 'restart' },
        { values: [{ value: 45, perStep: 10 }], steps: 40 },
      ),
      at: '35m30s',
      values: [{ labels: { job: exporterJob.name, action: 'restart' }, value: 58.5 }],
    },
  ],
})

export const recordGroups = [
  recordGroup('hemostat_records', '30s', [cpuAverage, analysisP95, confidenceMedian, remediationP95]),
]
