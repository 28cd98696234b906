import { counter, histogram, oneOf } from '@octoscope/spec/metrics'

/** How an analysis ends: the type of the event that tells of it. */
export const resultTypes = ['remediation_needed', 'false_alarm'] as const
const result_type = oneOf(...resultTypes)

export const analyses = counter('hemostat_analysis_requests_total', {
  help: 'Health alerts that were analysed, by what came of it.',
  unit: 'analyses',
  labels: { result_type },
})

export const analysisDuration = histogram('hemostat_analysis_duration_seconds', {
  help: 'Time from a health alert to the verdict on it, by the timestamps of both events.',
  unit: 'seconds',
  buckets: [0.1, 0.5, 1, 2, 5, 10, 30],
})

export const analysisConfidence = histogram('hemostat_analysis_confidence', {
  help: 'How sure an analysis was of its verdict, from 0 to 1.',
  unit: 'ratio',
  labels: { result_type },
  buckets: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
})

export const analysis = { analyses, analysisDuration, analysisConfidence }
