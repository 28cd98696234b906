import { priorities } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { everyErrand, randomErrands } from './errands.ts'
import { scenarios } from './scenarios.ts'

const goals = (seed: number, count: number) =>
  [...randomErrands(scenarios, seed, count)].map(({ goal }) => goal)

test('the same seed sends the same tasks, another seed others', () => {
  expect(goals(7, 50)).toEqual(goals(7, 50))
  expect(goals(7, 50)).not.toEqual(goals(8, 50))
})

test('in the long run every scenario comes as often as its weight says', () => {
  const errands = [...randomErrands(scenarios, 1, 20_000)]
  const total = scenarios.reduce((sum, { weight }) => sum + weight, 0)
  for (const scenario of scenarios) {
    const share = errands.filter((errand) => errand.scenario === scenario).length / errands.length
    expect(Math.abs(share - scenario.weight / total)).toBeLessThan(0.01)
  }
})

test('sending everything once repeats one text, and uses every priority', () => {
  const errands = everyErrand(scenarios)
  const texts = errands.map(({ goal }) => goal)
  expect(new Set(texts).size).toBe(texts.length - 1)
  expect(new Set(errands.map(({ scenario }) => scenario.priority))).toEqual(new Set(priorities))
})

test('the scenarios end in every way that needs no fault', () => {
  expect(new Set(scenarios.map(({ expect: end }) => end))).toEqual(
    new Set(['completed', 'failed', 'blocked']),
  )
})
