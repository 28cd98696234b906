import { expect, test } from 'vitest'
import { inhibitionMet } from './inhibition-met.ts'
import { alarm, silences, stackWith } from './routed-example.ts'

const down = alarm('Down', 'critical', { job: 'shop' })
const slow = alarm('Slow', 'warning', { job: 'till' }, { job: 'shop' })
const slowElsewhere = alarm('Slow', 'warning', { job: 'till' })
const problemsOf = (target = slow, label = 'job') =>
  inhibitionMet.problems(
    stackWith({ alerts: [down, target], inhibitions: [silences(down, target, [label])] }),
  )

test('a label that can never be the same', () => expect(problemsOf(slow, 'alertname')).toHaveLength(1))

test('proofs that never show the two on the same job', () => {
  expect(problemsOf(slowElsewhere)).toMatchObject([{ where: 'example › inhibition of Slow by Down' }])
})

test('proofs that show them on the same job once', () => expect(problemsOf()).toEqual([]))
