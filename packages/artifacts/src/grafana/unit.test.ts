import { expect, it } from 'vitest'
import { unit } from './unit.ts'

it.each([
  ['seconds', 's'],
  ['ratio', 'percentunit'],
  ['bytes', 'bytes'],
  ['dollars', 'currencyUSD'],
  ['requests per second', 'reqps'],
  ['tokens', 'short'],
] as const)('shows %s as %s', (ours, grafanas) => {
  expect(unit(ours)).toBe(grafanas)
})
