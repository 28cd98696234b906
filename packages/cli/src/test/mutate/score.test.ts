import { rate, type EquivalentMutant } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertOn, calls } from './example.ts'
import { comparator } from './operators/comparator.ts'
import { score } from './score.ts'

const plain = alertOn(rate(calls, '5m').above(1))
const listing = (...equivalents: readonly EquivalentMutant[]) =>
  alertOn(plain.expr, { proof: { ...plain.proof, equivalents } })
const judgedBut = (...survivors: readonly string[]) =>
  comparator.mutate(plain).map((mutant) => ({ ...mutant, killed: !survivors.includes(mutant.change) }))
const toAtLeast = { operator: 'comparator', change: '> to >=', reason: '' } as const

test('a survivor counts against the proof', () => {
  expect(score(plain, judgedBut('> to >='))).toMatchObject({
    killed: 4,
    mutants: 5,
    survivors: [{ change: '> to >=' }],
    problems: [{ code: 'mutation/survived' }],
  })
})

test('one that is listed as equivalent does not', () => {
  expect(score(listing(toAtLeast), judgedBut('> to >='))).toMatchObject({
    killed: 4,
    mutants: 4,
    equivalent: 1,
    survivors: [],
    problems: [],
  })
})

test('one that is listed and killed need not be listed', () => {
  expect(score(listing(toAtLeast), judgedBut()).problems).toMatchObject([
    { code: 'mutation/equivalent', message: expect.stringContaining('The proof kills one') },
  ])
})

test('nor one that is no mutant at all', () => {
  expect(score(listing({ ...toAtLeast, change: '> to =' }), judgedBut()).problems).toMatchObject([
    { code: 'mutation/equivalent', message: expect.stringContaining('No mutant is called so') },
  ])
})
