import { alert, buckets, histogramQuantile, observing, rate, sum, type Observed } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { analysisConfidence } from '../metrics/analysis.ts'
import { stopping } from './stopping.ts'

const perBound = sum(rate(buckets(analysisConfidence), '30m')).by('le')

const judged = (result_type: string, ...values: readonly Observed[]) =>
  observing(
    analysisConfidence,
    { job: exporterJob.name, instance: 'hemostat-exporter:9108', result_type },
    { values, steps: 60 },
  )

const firing = (median: string) => ({
  labels: {},
  summary: 'Analyses are unsure',
  description: `Half of all verdicts are no surer than ${median}.`,
})

export const lowAnalysisConfidence = alert('LowAnalysisConfidence', {
  expr: histogramQuantile(0.5, perBound).below(0.5),
  for: '10m',
  severity: 'warning',
  summary: 'Analyses are unsure',
  description: 'Half of all verdicts are no surer than {{ $value | humanizePercentage }}.',
  runbook: {
    meaning: 'The median confidence of the verdicts of half an hour is below one half.',
    impact:
      'What is less sure than 70 % counts as a false alarm: containers that are not well are left alone.',
    look: [
      {
        see: 'Whether it is the calls for remediation or the false alarms.',
        query: histogramQuantile(0.5, sum(rate(buckets(analysisConfidence), '30m')).by('result_type', 'le')),
      },
      'The reasons in the events of `hemostat:false_alarm`.',
    ],
    act: [
      'If a language model judges, compare it with the rules: LLM_BASE_URL unset makes them answer alone.',
      'If the rules judge, the containers show something they do not know. Add a rule for it.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'three in four verdicts are hardly a guess',
        given: judged('false_alarm', { value: 0.25, perStep: 3 }, { value: 0.85, perStep: 1 }),
        at: '40m30s',
        alerts: [firing('26.67%')],
      },
      {
        when: 'all were hardly a guess, and none has come for ten minutes',
        given: stopping(judged('false_alarm', { value: 0.25, perStep: 4 }), 20),
        at: '70m30s',
        alerts: [firing('25%')],
      },
      {
        when: 'unsure false alarms outnumber sure calls for remediation, for a little more than ten minutes',
        given: [
          ...judged('false_alarm', { value: 0.45, perStep: 6 }),
          ...judged('remediation_needed', { value: 0.95, perStep: 5 }),
        ],
        at: '11m30s',
        alerts: [firing('49.17%')],
      },
    ],
    silent: [
      {
        when: 'all are sure',
        given: judged('remediation_needed', { value: 0.85, perStep: 4 }),
        at: '40m30s',
      },
      {
        when: 'exactly half are unsure',
        given: judged('false_alarm', { value: 0.45, perStep: 2 }, { value: 0.85, perStep: 2 }),
        at: '40m30s',
      },
      {
        when: 'all have been unsure for less than ten minutes',
        given: judged('false_alarm', { value: 0.25, perStep: 4 }),
        at: '10m30s',
      },
      {
        when: 'they were hardly a guess until half an hour ago',
        given: [
          ...stopping(judged('false_alarm', { value: 0.25, perStep: 40 }), 60),
          ...judged('remediation_needed', { value: 0.85, perStep: 4 }).map(({ series, values }) => ({
            series,
            values: values.replace('x60', 'x120'),
          })),
        ],
        at: '95m30s',
      },
      {
        when: 'nothing is analysed',
        given: judged('false_alarm', { value: 0.25, perStep: 0 }),
        at: '40m30s',
      },
    ],
    equivalents: [
      {
        operator: 'function',
        change: 'rate to increase',
        reason: 'Every bucket grows by the same factor, and a quantile looks only at their shares.',
      },
    ],
  },
})
