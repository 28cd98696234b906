import type { Task } from '../tasks/task.ts'

/** A task as clients read it. */
export const taskView = ({
  id,
  status,
  contract,
  result,
  error,
  createdAt,
  updatedAt,
  startedAt,
  endedAt,
}: Task) => ({
  task_id: id,
  status,
  goal: contract.goal,
  priority: contract.priority,
  result: result ?? null,
  error: error ?? null,
  created_at: new Date(createdAt).toISOString(),
  updated_at: new Date(updatedAt).toISOString(),
  /** Of the last run, once it has ended. */
  processing_time_ms: startedAt !== undefined && endedAt !== undefined ? endedAt - startedAt : null,
})
