import { expect, test } from 'vitest'
import { changesIn, compare } from '../compare.ts'
import { becoming, having, slo, told } from '../example.ts'

test.each([
  ['looser', { ...slo, objective: '99.5%' }, ['breaking slo/objective api: 99.9% → 99.5%']],
  ['tighter', { ...slo, objective: '99.95%' }, ['notable slo/objective api: 99.9% → 99.95%']],
  ['window', { ...slo, window: '7d' }, ['notable slo/window api: 30d → 7d']],
  [
    'promise',
    { ...slo, promise: 'Most calls succeed.' },
    ['safe slo/promise api: Calls succeed. → Most calls succeed.'],
  ],
  [
    'what counts',
    { ...slo, bad: 'calls_total{status!="success"}' },
    [
      'breaking slo/indicator api: all: calls_total; bad: calls_total{status="error"} → all: calls_total; bad: calls_total{status!="success"}',
    ],
  ],
  ['another name', { ...slo, name: 'calls' }, ['breaking slo/renamed api: api → calls']],
] as const)('%s', (_name, changed, expected) => {
  expect(becoming({ slos: [changed] })).toEqual(expected)
})

test('a promise comes and goes', () => {
  expect(becoming({ slos: [] })).toEqual(['breaking slo/removed api: 99.9% over 30d → null'])
  expect(told({ slos: [] }, {})).toEqual(['notable slo/added api: null → 99.9% over 30d'])
})

test('what may fail is told in percent, without the dust of floats', () => {
  const [change] = changesIn(
    compare({ from: having(), to: having({ slos: [{ ...slo, objective: '99.5%' }] }) }),
  )
  expect(change?.meaning).toBe('Loosened: less is promised. 0.5 % may fail, where it was 0.1 %.')
})
