import {
  alert,
  buckets,
  histogramQuantile,
  increase,
  observing,
  rate,
  sum,
  type Observed,
} from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { stopping } from './stopping.ts'
import { analyses, analysisDuration } from '../metrics/analysis.ts'

const perBound = sum(rate(buckets(analysisDuration), '10m')).by('le')

const exporter = { job: exporterJob.name, instance: 'hemostat-exporter:9108' }
const analysing = (...values: readonly Observed[]) =>
  observing(analysisDuration, exporter, { values, steps: 30 })
const another = (value: Observed) =>
  observing(
    analysisDuration,
    { ...exporter, instance: 'hemostat-exporter-2:9108' },
    { values: [value], steps: 70 },
  )

const firing = (quantile: string) => ({
  labels: {},
  summary: 'Analyses are slow',
  description: `One analysis in twenty takes longer than ${quantile}.`,
})

export const slowAnalysisResponse = alert('SlowAnalysisResponse', {
  expr: histogramQuantile(0.95, perBound).above(10),
  for: '5m',
  severity: 'warning',
  summary: 'Analyses are slow',
  description: 'One analysis in twenty takes longer than {{ $value | humanizeDuration }}.',
  runbook: {
    meaning: 'The 95th percentile of the time from a health alert to the verdict on it is above ten seconds.',
    impact: 'Each container that is not well stays so for as long as it waits for its verdict.',
    look: [
      { see: 'How many alerts are judged.', query: sum(increase(analyses, '10m')).by('result_type') },
      'The traces of the analyzer: a long span `chat` is a slow language model.',
    ],
    act: [
      'If the model is slow, take a faster one, or lower LLM_TIMEOUT_MS: the rules answer when it is over.',
      'If there are many alerts at once, look for what the containers have in common.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'half of all analyses have taken 20 s for a little more than five minutes',
        given: analysing({ value: 0.2, perStep: 5 }, { value: 20, perStep: 5 }),
        at: '6m30s',
        alerts: [firing('28s')],
      },
      {
        when: 'six in a hundred take 20 s',
        given: analysing({ value: 0.2, perStep: 94 }, { value: 20, perStep: 6 }),
        at: '20m30s',
        alerts: [firing('13.33s')],
      },
    ],
    silent: [
      { when: 'all are fast', given: analysing({ value: 0.2, perStep: 10 }), at: '20m30s' },
      { when: 'all take eight seconds', given: analysing({ value: 8, perStep: 10 }), at: '20m30s' },
      {
        when: 'exactly one in twenty takes 20 s',
        given: analysing({ value: 8, perStep: 19 }, { value: 20, perStep: 1 }),
        at: '20m30s',
      },
      {
        when: 'half have been slow for less than five minutes',
        given: analysing({ value: 0.2, perStep: 5 }, { value: 20, perStep: 5 }),
        at: '5m30s',
      },
      {
        when: 'half were slow, a quarter of an hour ago and longer',
        given: [
          ...stopping(analysing({ value: 20, perStep: 5 }), 40),
          ...another({ value: 0.2, perStep: 5 }),
        ],
        at: '50m30s',
      },
      { when: 'nothing is analysed', given: analysing({ value: 0.2, perStep: 0 }), at: '20m30s' },
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
