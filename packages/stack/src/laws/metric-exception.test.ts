import { gauge, type Exception } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { metricException } from './metric-exception.ts'
import { metricName } from './metric-name.ts'

const exception: Exception = { law: 'metric/name', reason: 'Published.', until: '2027-06-30' }
const stackWith = (name: string, about: Partial<Exception> = {}) => {
  const tasks = gauge(name, { help: '', unit: 'tasks', exception: { ...exception, ...about } })
  return stackOf({ services: [serviceWith({ tasks })] })
}

test.each([
  ['is not needed', 'tasks', {}, 'Remove the exception.'],
  ['has run out', 'tasks_total', {}, 'Rename the metric, or agree on a later day and write it down.'],
  ['names no such law', 'tasks_total', { law: 'metric/once' }, 'Remove it. Exceptions are for metric/name.'],
  ['ends on no day', 'tasks_total', { until: '2027-99-99' }, 'Write it like "2027-06-30".'],
] as const)('an exception that %s', (_, name, about, advice) => {
  expect(metricException.problems(stackWith(name, about), '2027-07-01')).toMatchObject([{ advice }])
})

test('one that counts, on its last day', () => {
  expect(metricException.problems(stackWith('tasks_total'), '2027-06-30')).toEqual([])
})
test('the law is broken without it, and honours it', () => {
  expect(metricName.problems(stackWith('tasks_total', { law: 'metric/once' }))).toHaveLength(1)
  expect(metricName.problems(stackWith('tasks_total'))).toEqual([])
})
