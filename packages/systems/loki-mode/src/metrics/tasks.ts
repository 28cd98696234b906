import { gauge, oneOf } from '@octoscope/spec/metrics'
import { publishedName } from './published-name.ts'

/** The lists of tasks that the published guide knows. */
export const taskStatuses = ['pending', 'in_progress', 'completed', 'failed'] as const

/** A list that later versions keep beside them. */
export const review = 'review'

export const tasksTotal = gauge('loki_tasks_total', {
  help: 'Tasks by status; a task that is listed twice counts once.',
  unit: 'tasks',
  labels: { status: oneOf(...taskStatuses) },
  exception: publishedName('loki_tasks'),
})

export const tasks = gauge('loki_tasks', {
  help: 'Tasks by status, those under review among them; a task that is listed twice counts once.',
  unit: 'tasks',
  labels: { status: oneOf(...taskStatuses, review) },
  exploration: 'Has a name that a gauge may have: for queries of your own, in place of loki_tasks_total.',
})
