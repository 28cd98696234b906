import { gauge, promql, timeseries, dashboard } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf, withSystem } from './example.ts'
import { panelLegend } from './panel-legend.ts'

const tasks = gauge('tasks', { help: '', unit: 'tasks' })
const problemsOf = (legend: string) => {
  const expr = promql`sum by (job) (${tasks})`
  const panels = [timeseries('Tasks', { description: '', unit: 'tasks', queries: [{ expr, legend }] })]
  const shown = dashboard('example', { title: 'Example', description: '', tags: [], panels })
  return panelLegend.problems(
    withSystem(stackOf({ services: [serviceWith({ tasks })] }), () => ({ dashboards: [shown] })),
  )
}

test('a label that was aggregated away', () => {
  expect(problemsOf('on {{ instance }}')).toMatchObject([{ source: { from: 3, to: 17 } }])
})
test('one that is kept', () => expect(problemsOf('on {{job}}')).toEqual([]))
