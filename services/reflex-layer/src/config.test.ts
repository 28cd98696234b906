import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('what is not set has a generous value', () => {
  expect(readConfig({})).toEqual({ rateLimitPerHour: 36_000, rateLimitBurst: 200 })
})

test('what is set is read', () => {
  expect(readConfig({ RATE_LIMIT_PER_HOUR: '100', RATE_LIMIT_BURST: '10' })).toEqual({
    rateLimitPerHour: 100,
    rateLimitBurst: 10,
  })
})

test.each(['0', '-1', '1.5', 'many', ' '])(
  'a limit of "%s" is refused by the name of its variable',
  (given) => {
    expect(() => readConfig({ RATE_LIMIT_BURST: given })).toThrow(
      `RATE_LIMIT_BURST must be a whole number from 1 to 1000000000, got "${given}".`,
    )
  },
)
