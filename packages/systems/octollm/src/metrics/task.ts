import { counter, gauge, histogram, oneOf } from '@octoscope/spec/metrics'
import { arm } from './arm.ts'

export const priorities = ['low', 'medium', 'high', 'critical'] as const

export const tasksCreated = counter('tasks_created_total', {
  help: 'Tasks accepted by the orchestrator.',
  unit: 'tasks',
  exploration: 'Tells of a rush by priority, when tasks wait.',
  labels: { priority: oneOf(...priorities) },
})

export const tasksCompleted = counter('tasks_completed_total', {
  help: 'Tasks that came to an end, and how.',
  unit: 'tasks',
  labels: { status: oneOf('success', 'error', 'cancelled') },
})

export const tasksInProgress = gauge('tasks_in_progress', {
  help: 'Tasks accepted and not yet ended.',
  unit: 'tasks',
})

export const taskDuration = histogram('task_duration_seconds', {
  help: 'Time one step of a task took on its arm, retries included.',
  unit: 'seconds',
  exploration: 'Tells which arm the time of a slow task went to.',
  labels: { arm, status: oneOf('success', 'error') },
  buckets: [1, 5, 10, 30, 60, 120, 300, 600],
})

export const tasks = { tasksCreated, tasksCompleted, tasksInProgress, taskDuration }
