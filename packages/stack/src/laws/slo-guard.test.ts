import { expect, test } from 'vitest'
import { serviceWith, sloWith, stackOf } from './example.ts'
import { sloGuard } from './slo-guard.ts'

const problemsOf = (evidence: number) =>
  sloGuard.problems(stackOf({ services: [serviceWith({})], slos: [sloWith({ evidence })] }))

test.each([0, 1, 2.5, -3, NaN])('%d bad events are no evidence', (evidence) => {
  expect(problemsOf(evidence)).toMatchObject([{ where: 'example › slo example' }])
})
test('two are', () => expect(problemsOf(2)).toEqual([]))
