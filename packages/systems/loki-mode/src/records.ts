import { increase, now, record, recordGroup, samples, where } from '@octoscope/spec'
import { played, target } from './alerts/played.ts'
import { ours } from './jobs.ts'
import { cost, costTotal } from './metrics/cost.ts'
import { iterationCurrent, iterationMax } from './metrics/session.ts'

/** In dollars. The counter begins again with each session, so that a new one costs nothing less than nothing. */
export const costPerHour = record('job_instance:loki_cost_usd:increase1h', {
  help: 'What the session has cost in the last hour.',
  unit: 'dollars',
  expr: increase(where(costTotal, ours), '1h'),
  proof: [
    {
      when: 'it costs an eighth of a dollar a minute',
      given: [samples(costTotal, target, '0+0.125x90')],
      at: '80m30s',
      values: [{ labels: target, value: 7.5 }],
    },
    { when: 'the cost is not known', given: [played(cost, '1x90')], at: '80m30s', values: [] },
  ],
})

export const progress = record('job_instance:loki_iteration:ratio', {
  help: 'The share of its iterations that the session has begun.',
  unit: 'ratio',
  expr: now(where(iterationCurrent, ours)).dividedBy(now(where(iterationMax, ours)).above(0)),
  proof: [
    {
      when: 'the third of four iterations is under way',
      given: [played(iterationCurrent, '3x10'), played(iterationMax, '4x10')],
      at: '5m30s',
      values: [{ labels: target, value: 0.75 }],
    },
    { when: 'the most is not known', given: [played(iterationCurrent, '3x10')], at: '5m30s', values: [] },
  ],
})

export const recordGroups = [recordGroup('loki_mode_records', '30s', [costPerHour, progress])]
