import { counter, gauge, histogram, type Metric } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { metricName } from './metric-name.ts'

const problemsOf = (metric: Metric) => metricName.problems(stackOf({ services: [serviceWith({ metric })] }))

test.each([
  [counter('tasks', { help: '', unit: 'tasks' }), 'Rename it to "tasks_total".'],
  [gauge('tasks_total', { help: '', unit: 'tasks' }), 'Rename it to "tasks".'],
  [histogram('wait', { help: '', unit: 'seconds', buckets: [1] }), 'Rename it to "wait_seconds".'],
  [gauge('task_count', { help: '', unit: 'tasks' }), 'Rename it to what it counts, such as "tasks".'],
  [gauge('load_percent', { help: '', unit: 'ratio' }), 'Divide by 100, and rename it to "load_ratio".'],
  [gauge('load', { help: '', unit: 'percent' }), 'Divide by 100, and rename it to "load".'],
  [gauge('Tasks', { help: '', unit: 'tasks' }), 'Rename it.'],
])('a bad name: %o', (metric, advice) => expect(problemsOf(metric)).toMatchObject([{ advice }]))

test.each([
  counter('tasks_total', { help: '', unit: 'tasks' }),
  gauge('tasks', { help: '', unit: 'tasks' }),
  histogram('wait_seconds', { help: '', unit: 'seconds', buckets: [1] }),
])('a good name: %o', (metric) => expect(problemsOf(metric)).toEqual([]))
