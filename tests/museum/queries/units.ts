import { increase, sum } from '../../../packages/spec/src/index.ts'
import { savedSeconds, spent, repairs } from '../metrics.ts'
import type { QueryTrap } from '../trap.ts'

const dollarAMinute = {
  'desk_spent_dollars_total{model="m",job="desk",instance="1"}': '0+1x200',
  'desk_budget_dollars{job="desk",instance="1"}': '10x200',
}

export const units: readonly QueryTrap[] = [
  {
    id: 'dollars-per-second',
    told: ['O3'],
    story:
      'The window is an hour, so the number must be dollars an hour. It is dollars a second: $36,000 an hour would have to burn before it is above a budget of 10.',
    wrong: 'sum by (job) (rate(desk_spent_dollars_total[1h])) > sum by (job) (desk_budget_dollars)',
    world: { when: '$60 an hour are spent, and $10 are allowed.', series: dollarAMinute, at: '3h' },
    misbehaves: 'missed alarm',
    caughtBy: {
      finding: 'unit/mismatch',
      guilty: 'sum by (job) (rate(desk_spent_dollars_total[1h])) > sum by (job) (desk_budget_dollars)',
    },
    right: 'sum by (job) (increase(desk_spent_dollars_total[1h])) > sum by (job) (desk_budget_dollars)',
  },
  {
    id: 'tokens-per-second',
    told: ['O, further traps'],
    story:
      'Tokens are held against what is allowed in an hour, by a rate. A rate counts by the second, and the quota could be used 3600 times over.',
    wrong: 'sum by (job) (rate(desk_tokens_total[1h])) > sum by (job) (desk_quota_tokens)',
    world: {
      when: 'Sixty times the quota is used.',
      series: {
        'desk_tokens_total{model="m",job="desk",instance="1"}': '0+1000x200',
        'desk_quota_tokens{job="desk",instance="1"}': '1000x200',
      },
      at: '3h',
    },
    misbehaves: 'missed alarm',
    caughtBy: {
      finding: 'unit/mismatch',
      guilty: 'sum by (job) (rate(desk_tokens_total[1h])) > sum by (job) (desk_quota_tokens)',
    },
    right: 'sum by (job) (increase(desk_tokens_total[1h])) > sum by (job) (desk_quota_tokens)',
  },
  {
    id: 'seconds-and-moments',
    told: ['H4'],
    story:
      'How long ago was the last step? The moment of it is held against the age of the process as if both were durations, and decades are more than hours on every day.',
    wrong: 'desk_last_step_timestamp > desk_uptime_seconds',
    world: {
      when: 'The process is three hours old, and has just made a step.',
      series: {
        'desk_uptime_seconds{job="desk",instance="1"}': '0+60x200',
        'desk_last_step_timestamp{job="desk",instance="1"}': '1600000000x200',
      },
      at: '3h',
    },
    misbehaves: 'false alarm',
    caughtBy: { finding: 'unit/mismatch', guilty: 'desk_last_step_timestamp > desk_uptime_seconds' },
    right: 'time() - desk_last_step_timestamp > 600',
  },
  {
    id: 'limit-per-hour',
    told: ['O3'],
    story:
      'The budget stands in the rule as a bare 10, and its unit in the author’s head. Nobody can read it from the text; a proof that spends $60 an hour shows what the rule makes of it.',
    wrong: 'sum(rate(desk_spent_dollars_total[1h])) > 10',
    world: { when: '$60 an hour are spent.', series: dollarAMinute, at: '3h' },
    misbehaves: 'missed alarm',
    caughtBy: { proof: 'threshold' },
    right: sum(increase(spent, '1h')).above(10),
  },
  {
    id: 'hours-per-second',
    told: ['D10'],
    story:
      'The hours saved in a day: a rate over a day, divided by 3600. That is hours per second, and a good day shows as a number with four zeros behind its point.',
    wrong: 'sum(rate(desk_saved_seconds_total[1h])) / 3600 > 0.5',
    world: {
      when: 'An hour is saved in an hour.',
      series: { 'desk_saved_seconds_total{job="desk",instance="1"}': '0+60x200' },
      at: '3h',
    },
    misbehaves: 'missed alarm',
    seen: {
      query: 'round(sum(rate(desk_saved_seconds_total[1h])) / 3600, 0.0001)',
      answers: { '{}': 0.0003 },
    },
    caughtBy: { proof: 'threshold' },
    right: sum(increase(savedSeconds, '1h'))
      .times(1 / 3600)
      .above(0.5),
  },
  {
    id: 'more-defects-are-better',
    told: ['D11'],
    story:
      'Fewer than ten repairs in an hour shall be told. What is counted is what was found: a bad day with many defects, of which none is repaired, looks like a good one.',
    wrong: 'sum(increase(desk_defects_total[1h])) < 10',
    world: {
      when: 'A defect is found each minute, and none is repaired.',
      series: {
        'desk_defects_total{severity="error",job="desk",instance="1"}': '0+1x200',
        'desk_repairs_total{job="desk",instance="1"}': '0x200',
      },
      at: '3h',
    },
    misbehaves: 'missed alarm',
    caughtBy: { proof: 'threshold' },
    right: sum(increase(repairs, '1h')).below(10),
  },
]
