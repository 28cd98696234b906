import { expect, test } from 'vitest'
import { planAnswer, readPlan } from './plan.ts'

const step = (step_number: number, depends_on: readonly number[] = [], arm_id = 'executor') => ({
  step_number,
  arm_id,
  action: 'do it',
  input: { command: 'date' },
  depends_on,
})

const read = (...steps: readonly object[]) =>
  readPlan(planAnswer.parse({ plan_id: 'p', steps, confidence: 1 }))

test('puts no step before one it depends on', () => {
  const steps = read(step(1, [3]), step(2), step(3, [4]), step(4))
  expect(steps.map(({ number }) => number)).toEqual([2, 4, 3, 1])
})

test.each([
  [
    'an unknown arm',
    [step(1), step(2, [], 'wizard')],
    'step 2 is for an arm that is none of executor, coder, retriever',
  ],
  ['an arm that takes no steps', [step(1, [], 'planner')], 'step 1 is for an arm that is none of'],
  ['a missing dependency', [step(1), step(2, [7])], 'step 2 depends on step 7, which is not there'],
  ['a step that waits for itself', [step(1, [1])], 'steps 1 wait in a circle'],
  ['a circle', [step(1), step(2, [1, 4]), step(3, [2]), step(4, [3])], 'steps 2, 3, 4 wait in a circle'],
  ['a number used twice', [step(1), step(1)], 'step 1 is there twice'],
])('refuses %s', (_, steps, reason) => expect(() => read(...steps)).toThrow(reason))

test('names the unknown arm to the client alone', () => {
  expect(() => read(step(1, [], 'wizard'))).toThrow(
    expect.objectContaining({ detail: 'It is for "wizard".' }),
  )
  expect(() => read(step(1, [], 'wizard'))).not.toThrow('wizard')
})
