import { rate } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { branch } from './branch.ts'

const high = rate(calls, '5m').above(9)
const low = rate(calls, '5m').below(1)

test('of `or` and `and`, each side is left alone', () => {
  const sides = [String(low), String(high)]
  expect(Object.values(mutated(branch, high.or(low)))).toEqual(sides)
  expect(Object.values(mutated(branch, high.and(low)))).toEqual(sides)
})

test('of `unless`, the left side is', () => {
  expect(mutated(branch, high.unless(low))).toEqual({ [`unless ${String(low)} dropped`]: String(high) })
})
