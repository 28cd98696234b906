import { gauge, service } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { metricOnce } from './metric-once.ts'

const tasks = gauge('tasks', { help: 'Tasks that wait.', unit: 'tasks' })
const other = service('other', { summary: '', port: 9001, metrics: { tasks } })

test('one declaration in two services is one metric', () => {
  expect(metricOnce.problems(stackOf({ services: [serviceWith({ tasks }), other] }))).toEqual([])
})

test('two declarations of one name are two truths', () => {
  const again = gauge('tasks', { help: 'Tasks that run.', unit: 'tasks' })
  expect(metricOnce.problems(stackOf({ services: [serviceWith({ again }), other] }))).toMatchObject([
    { where: 'example › metric tasks' },
  ])
})
