import { gauge, now } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { metricRead } from './metric-read.ts'

const tasks = gauge('tasks', { help: '', unit: 'tasks' })
const marked = gauge('tasks', { help: '', unit: 'tasks', exploration: 'Tells of a rush.' })

test.each([
  ['a metric that nobody reads', tasks, [], 'No alert, panel or runbook reads "tasks".'],
  [
    'a mark without a reason',
    { ...tasks, exploration: ' ' },
    [],
    'No alert, panel or runbook reads "tasks".',
  ],
  [
    'a mark on one that is read',
    marked,
    [now(marked).above(1)],
    '"tasks" is marked as for exploration, and is read by a query.',
  ],
])('%s', (_, metric, alerts, message) => {
  const stack = stackOf({ services: [serviceWith({ metric })], alerts })
  expect(metricRead.problems(stack)).toMatchObject([{ where: 'example › metric tasks', message }])
})

test.each([
  ['read', tasks, [now(tasks).above(1)]],
  ['marked', marked, []],
])('a metric that is %s', (_, metric, alerts) => {
  expect(metricRead.problems(stackOf({ services: [serviceWith({ metric })], alerts }))).toEqual([])
})
