import type { Duration } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { lengthened } from './lengthened.ts'

test.each<[Duration, number, Duration]>([
  ['5m', 10, '50m'],
  ['5m', 0.1, '30s'],
  ['1h30m', 0.1, '9m'],
  ['15s', 0.1, '1500ms'],
  ['6h', 4, '1d'],
  ['1ms', 0.1, '1ms'],
])('%s times %d is %s', (duration, factor, product) => {
  expect(lengthened(duration, factor)).toBe(product)
})
