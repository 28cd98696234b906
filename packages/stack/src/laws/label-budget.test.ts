import { atMost, counter, histogram, oneOf } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { labelBudget } from './label-budget.ts'

const problemsOf = (limit: number) => {
  const labels = { user: atMost(limit), status: oneOf('success', 'error') }
  const calls = counter('calls_total', { help: '', unit: 'calls', labels })
  const wait = histogram('wait_seconds', { help: '', unit: 'seconds', labels, buckets: [1, 2, 3, 4, 5] })
  return labelBudget.problems(stackOf({ services: [serviceWith({ calls, wait })] }))
}

// Nine samples for each set of labels: one of the counter; five buckets, the infinite one, count and sum of the histogram.
test('1,111 users, with overflow, in two states make 20,016 samples', () => {
  expect(problemsOf(1_111)).toMatchObject([{ message: expect.stringContaining('20016 samples') }])
})
test('1,110 users fit', () => expect(problemsOf(1_110)).toEqual([]))
