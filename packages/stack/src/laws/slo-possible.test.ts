import { expect, test } from 'vitest'
import { serviceWith, sloWith, stackOf } from './example.ts'
import { sloPossible } from './slo-possible.ts'

const problemsOf = (terms: Parameters<typeof sloWith>[0]) =>
  sloPossible.problems(stackOf({ services: [serviceWith({})], slos: [sloWith(terms)] }))

test.each(['100%', '0%', '120%'] as const)('an objective of %s', (objective) => {
  expect(problemsOf({ objective })).toMatchObject([
    { message: expect.stringContaining(`"${objective}" came`) },
  ])
})
test('a window without a table', () => {
  expect(problemsOf({ window: '31d' as '30d' })).toMatchObject([
    { advice: 'Choose one of 7d, 28d, 30d, 90d.' },
  ])
})
// 14.4 times a budget of 7 % is 100.8 %.
test('a page that waits for more bad events than there are', () => {
  expect(problemsOf({ objective: '93%' })).toMatchObject([
    { message: expect.stringContaining('can never fire: it waits for 1.008 times') },
  ])
})
test('a page that all bad events reach', () => expect(problemsOf({ objective: '93.1%' })).toEqual([]))
