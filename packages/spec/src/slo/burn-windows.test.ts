import { expect, test } from 'vitest'
import { burnRate, burnWindows, type SloWindow } from './burn-windows.ts'
import { float } from './fraction.ts'

test.each([
  ['30d', [14.4, 6, 3, 1]],
  ['28d', [13.44, 5.6, 2.8, 14 / 15]],
  ['7d', [13.44, 3.5, 1.4, 0.98]],
  ['90d', [43.2, 18, 9, 3]],
] as const satisfies readonly (readonly [SloWindow, readonly number[]])[])(
  'a budget of %s burns at %j',
  (period, rates) => {
    const { page, ticket } = burnWindows(period)
    expect([...page, ...ticket].map((pair) => float(burnRate(pair, period)))).toEqual(rates)
  },
)
