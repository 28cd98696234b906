import { increase, like, not, now, sum, where } from '../../../packages/spec/src/index.ts'
import { budget, calls, spent } from '../metrics.ts'
import type { QueryTrap } from '../trap.ts'

const failing = {
  when: 'Sixty calls have failed in an hour.',
  series: { 'desk_calls_total{agent="a",outcome="failed",job="desk",instance="1"}': '0+1x200' },
  at: '3h',
} as const
const failed = sum(increase(where(calls, { outcome: 'failed' }), '1h')).above(10)

export const selectors: readonly QueryTrap[] = [
  {
    id: 'value-that-never-comes',
    told: ['D8', 'D17'],
    story:
      'The program says `failed`, the rule asks for `error`. Both words are good English, and only one of them is in the data.',
    wrong: 'sum(increase(desk_calls_total{outcome="error"}[1h])) > 10',
    world: failing,
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'matcher/value', guilty: 'outcome="error"' },
    right: failed,
  },
  {
    id: 'label-that-is-not-there',
    told: ['D8', 'H2'],
    story:
      'Another team calls it `status`, and so does the rule. A label that a series lacks counts as empty, which is not `failed`.',
    wrong: 'sum(increase(desk_calls_total{status="failed"}[1h])) > 10',
    world: failing,
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'matcher/label', guilty: 'status="failed"' },
    right: failed,
  },
  {
    id: 'expression-of-half-a-word',
    told: ['D17', 'O, further traps'],
    story:
      '`=~"fail"` looks like a search. Prometheus wants the whole value to match, and no value is just `fail`.',
    wrong: 'sum(increase(desk_calls_total{outcome=~"fail"}[1h])) > 10',
    world: failing,
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'matcher/value', guilty: 'outcome=~"fail"' },
    right: sum(increase(where(calls, { outcome: like('fail.*') }), '1h')).above(10),
  },
  {
    id: 'not-a-word-that-is-none',
    told: ['D8', 'D17'],
    story:
      'All calls but the successful ones, says the rule, and misspells success. Everything is unlike a word that nobody uses, so every success is counted as trouble.',
    wrong: 'sum(increase(desk_calls_total{outcome!="success"}[1h])) > 10',
    world: {
      when: 'Every call succeeds.',
      series: { 'desk_calls_total{agent="a",outcome="ok",job="desk",instance="1"}': '0+1x200' },
      at: '3h',
    },
    misbehaves: 'false alarm',
    caughtBy: { finding: 'matcher/value', guilty: 'outcome!="success"' },
    right: sum(increase(where(calls, { outcome: not('ok') }), '1h')).above(10),
  },
  {
    id: 'budget-written-down',
    told: ['L14'],
    story:
      'The budget is five dollars an hour, so the rule says five. Somebody raises the budget to fifty, and nobody finds the rule: it calls every ordinary hour an overrun.',
    wrong: 'sum(increase(desk_spent_dollars_total[1h])) > 5',
    world: {
      when: 'Ten dollars are spent in an hour, and fifty may be.',
      series: {
        'desk_spent_dollars_total{model="m",job="desk",instance="1"}': '0+0.1666x200',
        'desk_budget_dollars{job="desk",instance="1"}': '50x200',
      },
      at: '3h',
    },
    misbehaves: 'false alarm',
    caughtBy: { proof: 'threshold' },
    right: sum(increase(spent, '1h')).above(sum(now(budget))),
  },
]
