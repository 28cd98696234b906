import { alertGroup, scrapeUp, now, type Duration } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertFor } from './alert-for.ts'
import { serviceWith, stackOf, withSystem } from './example.ts'

const problemsFor = (held: Duration) => {
  const stack = stackOf({ services: [serviceWith({})], alerts: [now(scrapeUp).equals(0)] })
  const slower = withSystem(stack, ({ alertGroups }) => ({
    alertGroups: alertGroups.map(({ name, alerts }) =>
      alertGroup(
        name,
        '1m',
        alerts.map((alert) => ({ ...alert, for: held })),
      ),
    ),
  }))
  return alertFor.problems(slower)
}

test('shorter than the interval', () => {
  expect(problemsFor('30s')).toMatchObject([{ where: 'example › alert Example' }])
})
test.each(['0s', '1m', '5m'] as const)('%s', (held) => expect(problemsFor(held)).toEqual([]))
