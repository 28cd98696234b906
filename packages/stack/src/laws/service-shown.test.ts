import { dashboard, gauge, promql, timeseries } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf, withSystem } from './example.ts'
import { serviceShown } from './service-shown.ts'

const tasks = gauge('tasks', { help: '', unit: 'tasks' })
const other = gauge('other', { help: '', unit: 'tasks' })
const stack = stackOf({ services: [serviceWith({ tasks })] })
const problemsWith = (query: string) => {
  const expr = { ...promql`${other}`, toString: () => query }
  const panels = [timeseries('', { description: '', unit: 'tasks', queries: [{ expr, legend: '' }] })]
  const shown = dashboard('example', { title: '', description: '', tags: [], panels })
  return serviceShown.problems(withSystem(stack, () => ({ dashboards: [shown] })))
}

test.each(['other', 'tasks{job="another"}', 'tasks{job!="example"}'])('%s shows nothing of it', (query) => {
  expect(problemsWith(query)).toMatchObject([{ where: 'example › service example' }])
})
test.each(['sum(tasks)', 'tasks{job="example"}', 'tasks{instance="a"}'])('%s shows it', (query) => {
  expect(problemsWith(query)).toEqual([])
})
test('a service without metrics has nothing to show', () => {
  expect(serviceShown.problems(stackOf({ services: [serviceWith({})] }))).toEqual([])
})
