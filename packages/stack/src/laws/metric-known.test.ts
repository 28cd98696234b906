import { gauge, now, scrapeUp } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { metricKnown } from './metric-known.ts'

const tasks = gauge('tasks', { help: '', unit: 'tasks' })

test('a metric that no service keeps', () => {
  const stack = stackOf({ services: [serviceWith({})], alerts: [now(tasks).above(1)] })
  expect(metricKnown.problems(stack)).toMatchObject([{ where: 'example › alert Example' }])
})

test('a metric that a service keeps, and the one that Prometheus writes', () => {
  const stack = stackOf({
    services: [serviceWith({ tasks })],
    alerts: [now(tasks).above(1), now(scrapeUp).equals(0)],
  })
  expect(metricKnown.problems(stack)).toEqual([])
})
