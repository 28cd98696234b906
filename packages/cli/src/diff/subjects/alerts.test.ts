import { expect, test } from 'vitest'
import { changesIn, compare } from '../compare.ts'
import { alert, becoming, having, told } from '../example.ts'

const [condition] = alert.conditions

test.each([
  ['severity', { ...alert, severity: 'warning' }, ['breaking alert/severity ManyErrors: critical → warning']],
  ['for', { ...alert, for: '10m' }, ['notable alert/for ManyErrors: 5m → 10m']],
  ['windows', { ...alert, windows: ['10m', '10m'] }, ['notable alert/window ManyErrors: 5m → 10m']],
  ['one window of two', { ...alert, windows: ['5m', '1h'] }, ['notable alert/window ManyErrors: 5m → 1h']],
  [
    'another question',
    { ...alert, shape: 'calls_total > NaN', expr: 'calls_total > 5' },
    [`notable alert/expr ManyErrors: ${alert.expr} → calls_total > 5`],
  ],
  [
    'other receivers',
    { ...alert, receivers: ['chat', 'desk'] },
    [
      'breaking alert/receiver-removed ManyErrors: pager → null',
      'notable alert/receiver-added ManyErrors: null → desk',
    ],
  ],
  [
    'another silencer',
    { ...alert, silencedBy: ['ApiDown with the same instance'] },
    [
      'notable alert/silencer-removed ManyErrors: ApiDown with the same job → null',
      'notable alert/silencer-added ManyErrors: null → ApiDown with the same instance',
    ],
  ],
  [
    'more proofs',
    { ...alert, proofs: { fires: 2, silent: 2 } },
    ['safe alert/proofs ManyErrors: 1 firing, 2 silent → 2 firing, 2 silent'],
  ],
  [
    'fewer proofs',
    { ...alert, proofs: { fires: 2, silent: 1 } },
    ['notable alert/proofs ManyErrors: 1 firing, 2 silent → 2 firing, 1 silent'],
  ],
  ['summary', { ...alert, summary: 'Errors' }, ['safe alert/summary ManyErrors: Many errors → Errors']],
  [
    'runbook',
    { ...alert, act: ['Wait.'] },
    [
      'safe alert/runbook ManyErrors: Calls fail.\nUsers see it.\nLook: The log.\nAct: Roll back. → Calls fail.\nUsers see it.\nLook: The log.\nAct: Wait.',
    ],
  ],
  [
    'another name',
    { ...alert, name: 'TooManyErrors' },
    ['breaking alert/renamed ManyErrors: ManyErrors → TooManyErrors'],
  ],
  [
    'another system',
    { ...alert, system: 'other' },
    ['breaking alert/renamed ManyErrors: example › ManyErrors → other › ManyErrors'],
  ],
] as const)('%s', (_name, changed, expected) => {
  expect(becoming({ alerts: [changed] })).toEqual(expected)
})

test('an alert comes and goes', () => {
  expect(becoming({ alerts: [] })).toEqual([`breaking alert/removed ManyErrors: ${alert.expr} → null`])
  expect(told({ alerts: [] }, {})).toEqual([`notable alert/added ManyErrors: null → ${alert.expr}`])
})

test.each([
  ['a higher limit above which it fires', { threshold: 0.1 }, '5 % → 10 %', 'Looser'],
  ['a lower one', { threshold: 0.02 }, '5 % → 2 %', 'Tighter'],
  ['the limit itself now counts', { comparator: '>=' }, '> 5 % → >= 5 %', 'Tighter'],
  ['the other side', { comparator: '<' }, '> 5 % → < 5 %', 'It fires at other values'],
  ['another equal', { comparator: '==' }, '> 5 % → == 5 %', 'It fires at other values'],
])('threshold: %s', (_name, other, movement, meaning) => {
  const [change, ...more] = thresholdChanges(condition, { ...condition, ...other })
  expect(more).toEqual([])
  expect(change).toMatchObject({ kind: 'alert/threshold', risk: 'notable' })
  expect(`${change?.from} → ${change?.to}`).toBe(movement)
  expect(change?.meaning).toMatch(meaning)
})

test.each([
  ['below a limit', { ...condition, comparator: '<' }, 'Tighter'],
  ['above a limit, where it silences', { ...condition, silences: true }, 'Tighter'],
  ['below a limit, where it silences', { ...condition, comparator: '<', silences: true }, 'Looser'],
])('a higher threshold %s', (_name, before, meaning) => {
  const [change] = thresholdChanges(before, { ...before, threshold: 0.1 })
  expect(change?.meaning).toMatch(meaning)
})

test.each([
  ['dollars', 10, '10 dollars'],
  ['dollars per second', 0.5, '0.5 dollars per second'],
  ['seconds', 5, '5 s'],
  ['ratio', 0.07, '7 %'],
])('a threshold in %s is told so', (unit, threshold, text) => {
  const [change] = thresholdChanges({ ...condition, unit }, { ...condition, unit, threshold })
  expect(change?.to).toBe(text)
})

const thresholdChanges = (before: object, after: object) =>
  changesIn(
    compare({
      from: having({ alerts: [{ ...alert, conditions: [before as typeof condition] }] }),
      to: having({ alerts: [{ ...alert, conditions: [after as typeof condition] }] }),
    }),
  )
