import { atMost, counter, gauge, histogram, oneOf } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { rawCondition, serviceWith, stackOf } from './example.ts'
import { queryLaws } from './query-laws.ts'

const metrics = {
  calls: counter('calls_total', {
    help: '',
    unit: 'calls',
    labels: { status: oneOf('success', 'error'), model: atMost(5) },
  }),
  wait: histogram('wait_seconds', { help: '', unit: 'seconds', buckets: [1, 5] }),
  tasks: gauge('tasks', { help: '', unit: 'tasks' }),
  cost: counter('cost_dollars_total', { help: '', unit: 'dollars' }),
}
const stackWith = (query: string) =>
  stackOf({ services: [serviceWith(metrics)], alerts: [rawCondition(query)] })
const brokenBy = (query: string) =>
  queryLaws.filter(({ problems }) => problems(stackWith(query)).length > 0).map(({ id }) => id)

test.each(queryLaws)('$id: its bad example breaks it, its good one breaks none', ({ id, example }) => {
  expect(brokenBy(example?.bad ?? '')).toContain(id)
  expect(brokenBy(example?.good ?? '')).toEqual([])
})

test('a Problem holds the query and its guilty part', () => {
  const law = queryLaws.find(({ id }) => id === 'rate/of-gauge')
  const [problem] = law?.problems(stackWith('sum(rate(tasks[5m])) > 1')) ?? []
  expect(problem?.where).toBe('example › alert Example')
  const { text, from, to } = problem?.source ?? { text: '', from: 0, to: 0 }
  expect(text).toBe('sum(rate(tasks[5m])) > 1')
  expect(text.slice(from, to)).toContain('tasks')
})
