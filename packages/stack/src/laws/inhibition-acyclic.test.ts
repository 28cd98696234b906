import type { Inhibition } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { inhibitionAcyclic } from './inhibition-acyclic.ts'
import { alarm, silences, stackWith } from './routed-example.ts'

const [one, two, three] = [alarm('One'), alarm('Two'), alarm('Three')] as const
const problemsOf = (...inhibitions: readonly Inhibition[]) =>
  inhibitionAcyclic.problems(stackWith({ alerts: [one, two, three], inhibitions }))

test('an alert that silences itself', () => {
  expect(problemsOf(silences(one, one))).toMatchObject([{ where: 'example › inhibition by One' }])
})

test('alerts that silence each other in a circle', () => {
  expect(problemsOf(silences(one, two), silences(two, three), silences(three, one))).toHaveLength(3)
})

test('a chain', () => expect(problemsOf(silences(one, two), silences(two, three))).toEqual([]))
