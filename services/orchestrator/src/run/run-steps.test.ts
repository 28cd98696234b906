import { expect, test } from 'vitest'
import type { Step } from './plan.ts'
import { runSteps } from './run-steps.ts'

const step = (number: number, dependsOn: readonly number[] = []): Step => ({
  number,
  arm: 'executor',
  input: {},
  dependsOn,
  acceptanceCriteria: [],
})

/** Work that a test lets end by hand. */
const handWork = () => {
  const begun: number[] = []
  const ends = new Map<number, PromiseWithResolvers<string>>()
  const work = ({ number }: Step, needed: readonly string[]) => {
    begun.push(number)
    const end = Promise.withResolvers<string>()
    ends.set(number, end)
    return end.promise.then((text) => [...needed, text].join('+'))
  }
  return { begun, work, end: (number: number) => ends.get(number) }
}

const turn = () => new Promise(setImmediate)

test('begins each step as soon as what it needs is there', async () => {
  const { begun, work, end } = handWork()
  const outcome = runSteps([step(1), step(2), step(3, [1]), step(4, [1, 2])], work)
  await turn()
  expect(begun).toEqual([1, 2])
  end(1)?.resolve('a')
  await turn()
  expect(begun).toEqual([1, 2, 3])
  end(2)?.resolve('b')
  await turn()
  expect(begun).toEqual([1, 2, 3, 4])
  end(3)?.resolve('c')
  end(4)?.resolve('d')
  expect(await outcome).toEqual(['a', 'b', 'a+c', 'a+b+d'])
})

test('after a failure begins nothing new, waits for what is under way, and tells the failure', async () => {
  const { begun, work, end } = handWork()
  let over = false
  const outcome = runSteps([step(1), step(2), step(3, [1]), step(4, [2])], work).finally(() => (over = true))
  outcome.catch(() => {})
  await turn()
  end(1)?.reject(new Error('the first failed'))
  await turn()
  expect(over).toBe(false)
  end(2)?.resolve('b')
  await expect(outcome).rejects.toThrow('the first failed')
  expect(begun).toEqual([1, 2])
})
