import { expect, test } from 'vitest'
import { becoming, record, told } from '../example.ts'

test.each([
  [
    'expr',
    { ...record, expr: 'calls_total' },
    [`breaking record/expr job:calls:rate5m: ${record.expr} → calls_total`],
  ],
  ['interval', { ...record, interval: '1m' }, ['notable record/interval job:calls:rate5m: 30s → 1m']],
  [
    'another name',
    { ...record, name: 'job:calls:rate' },
    ['breaking record/renamed job:calls:rate5m: job:calls:rate5m → job:calls:rate'],
  ],
] as const)('%s', (_name, changed, expected) => {
  expect(becoming({ records: [changed] })).toEqual(expected)
})

test('a rule comes and goes', () => {
  expect(becoming({ records: [] })).toEqual([
    `breaking record/removed job:calls:rate5m: ${record.expr} → null`,
  ])
  expect(told({ records: [] }, {})).toEqual([`safe record/added job:calls:rate5m: null → ${record.expr}`])
})

test('rules that write one name are told apart by their labels', () => {
  const both = [
    { ...record, labels: { slo: 'a' } },
    { ...record, labels: { slo: 'b' }, interval: '1m' },
  ]
  const moved = both.map((each) => ({ ...each, interval: '1m' }))
  expect(told({ records: both }, { records: moved })).toEqual([
    'notable record/interval job:calls:rate5m: 30s → 1m',
  ])
})
