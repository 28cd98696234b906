import { gauge, now, recordGroup, scrapeUp } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { recordWith, serviceWith, stackOf } from './example.ts'
import { metricKnown } from './metric-known.ts'

const tasks = gauge('tasks', { help: '', unit: 'tasks' })

test('a metric that no service keeps', () => {
  const stack = stackOf({ services: [serviceWith({})], alerts: [now(tasks).above(1)] })
  expect(metricKnown.problems(stack)).toMatchObject([{ where: 'example › alert Example' }])
})

test('a metric that a rule records', () => {
  const rate = recordWith('job:tasks:avg')
  const stack = stackOf({
    services: [serviceWith({})],
    records: [recordGroup('example', '30s', [rate])],
    alerts: [now(rate).above(1)],
  })
  expect(metricKnown.problems(stack)).toEqual([])
})

test('a metric that only a record reads', () => {
  const stack = stackOf({
    services: [serviceWith({})],
    records: [recordGroup('example', '30s', [recordWith('job:tasks:avg', now(tasks))])],
  })
  expect(metricKnown.problems(stack)).toMatchObject([{ where: 'example › record job:tasks:avg' }])
})

test('a metric that a service keeps, and the one that Prometheus writes', () => {
  const stack = stackOf({
    services: [serviceWith({ tasks })],
    alerts: [now(tasks).above(1), now(scrapeUp).equals(0)],
  })
  expect(metricKnown.problems(stack)).toEqual([])
})
