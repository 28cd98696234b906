import { assert, bigInt, constantFrom, integer, pre, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { burnRate, burnWindows, sloWindows } from './burn-windows.ts'
import { compare, decimal, digits, float, fraction, minus, over, plus, times } from './fraction.ts'
import { budget, isObjective, share, type Objective } from './objective.ts'

/** A percentage with up to nine places, such as 99.95. */
const percentages = record({
  units: integer({ min: 1, max: 99 }),
  places: integer({ min: 0, max: 999_999_999 }),
}).map(({ units, places }) => `${units}.${String(places).padStart(9, '0')}`.replace(/\.?0+$/, ''))

test('a decimal is read and written back to the digit', () => {
  assert(
    property(percentages, (text) => {
      expect(digits(decimal(text))).toBe(text)
    }),
  )
})

test('an objective and its budget make one whole, exactly', () => {
  assert(
    property(percentages, (text) => {
      const objective: Objective = `${Number(text)}%`
      expect(digits(plus(share(objective), budget(objective)))).toBe('1')
    }),
  )
})

test('a threshold prints as the exact product has it, or as the nearest float', () => {
  const burns = constantFrom(
    ...sloWindows.flatMap((period) => {
      const { page, ticket } = burnWindows(period)
      return [...page, ...ticket].map((pair) => burnRate(pair, period))
    }),
  )
  assert(
    property(percentages, burns, (text, burn) => {
      const exact = times(burn, budget(`${Number(text)}%`))
      const printed = decimal(float(exact).toFixed(100))
      const error = minus(printed, exact)
      const smallest = over(exact, fraction(2n ** 53n))
      expect(compare(times(error, error), times(smallest, smallest))).toBeLessThanOrEqual(0)
      const short = digits(exact)
      pre(short.replace(/^0\.0*/, '').length <= 15 && float(exact) > 1e-6)
      expect(String(float(exact))).toBe(short)
    }),
  )
})

test('fractions are in lowest terms, with the sign above', () => {
  const whole = bigInt({ min: -1_000n, max: 1_000n })
  assert(
    property(
      whole,
      whole.filter((below) => below !== 0n),
      (above, below) => {
        const { numerator, denominator } = fraction(above, below)
        expect(numerator * below).toBe(above * denominator)
        expect(denominator > 0n).toBe(true)
      },
    ),
  )
})

test.each([
  ['99.9%', '0.001'],
  ['99.95%', '0.0005'],
  ['99%', '0.01'],
  ['95%', '0.05'],
] as const)('%s leaves %s', (objective, left) => {
  expect(digits(budget(objective))).toBe(left)
  expect(String(float(budget(objective)))).toBe(left)
})

test.each(['100%', '0%', '101%', '-1%', '99,9%', '99.9', '%'])('%s is no objective', (text) => {
  expect(isObjective(text)).toBe(false)
})
