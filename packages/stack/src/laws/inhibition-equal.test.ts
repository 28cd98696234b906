import { expect, test } from 'vitest'
import { inhibitionEqual } from './inhibition-equal.ts'
import { alarm, silences, stackWith } from './routed-example.ts'

const down = alarm('Down', 'critical', { job: 'shop' })
const slow = alarm('Slow', 'warning', { job: 'shop', zone: 'a' })
const problemsOver = (...equal: readonly [string, ...string[]]) =>
  inhibitionEqual.problems(stackWith({ alerts: [down, slow], inhibitions: [silences(down, slow, equal)] }))

test('a label that the source has aggregated away', () => {
  expect(problemsOver('job', 'zone')).toEqual([
    {
      where: 'example › inhibition of Slow by Down',
      message: 'Both must carry the label "zone"; the query of "Down" does not keep it.',
      advice: 'Agree in labels that both carry: job, system.',
    },
  ])
})

test('a label that both lack, which Alertmanager would take as equal', () => {
  expect(problemsOver('service')).toHaveLength(2)
})

test('an alert that no system declares', () => {
  const stack = stackWith({ alerts: [slow], inhibitions: [silences(down, slow)] })
  expect(inhibitionEqual.problems(stack)).toHaveLength(1)
})

test('labels that both carry', () => expect(problemsOver('job', 'system', 'cluster')).toEqual([]))
