import { gauge } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertAnnotation } from './alert-annotation.ts'
import { rawCondition, serviceWith, stackOf, withSystem } from './example.ts'

const tasks = gauge('tasks', { help: '', unit: 'tasks' })
const problemsOf = (query: string, summary: string) => {
  const stack = stackOf({ services: [serviceWith({ tasks })], alerts: [rawCondition(query)] })
  return alertAnnotation.problems(
    withSystem(stack, ({ alertGroups }) => ({
      alertGroups: alertGroups.map((group) => ({
        ...group,
        alerts: group.alerts.map((alert) => ({ ...alert, summary })),
      })),
    })),
  )
}

test.each([
  ['sum by (job) (tasks) > 1', 'Too much on {{ $labels.instance }}'],
  ['sum by (job) (tasks) > 1', 'Too much on {{ index $labels "instance" }}'],
  ['tasks == 0 or absent(tasks{job="example"})', 'Nothing on {{ $labels.instance | toUpper }}'],
])('%s does not keep what is read: %s', (query, summary) => {
  const [problem, ...others] = problemsOf(query, summary)
  expect(problem).toMatchObject({ where: 'example › alert Example › summary' })
  expect(summary.slice(problem?.source?.from, problem?.source?.to)).toMatch(/labels.*instance/)
  expect(others).toEqual([])
})

test.each([
  ['sum by (job) (tasks) > 1', 'Too much on {{ $labels.job }}: {{ $value }}'],
  ['tasks == 0 or absent(tasks{job="example"})', 'Nothing on {{ $labels.job }}'],
])('%s keeps what is read: %s', (query, summary) => expect(problemsOf(query, summary)).toEqual([]))
