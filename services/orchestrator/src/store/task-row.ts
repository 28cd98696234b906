import type { TaskContract } from '../tasks/task-contract.ts'
import type { Task, TaskResult, TaskStatus } from '../tasks/task.ts'

/** One row of the table `tasks`. */
export interface TaskRow {
  readonly id: string
  readonly status: TaskStatus
  /** JSON. */
  readonly contract: string
  readonly attempts: number
  readonly traceparent: string | null
  /** JSON. */
  readonly result: string | null
  readonly error: string | null
  readonly created_at: number
  readonly updated_at: number
  readonly started_at: number | null
  readonly ended_at: number | null
}

export const taskOf = (row: TaskRow): Task => ({
  id: row.id,
  contract: JSON.parse(row.contract) as TaskContract,
  status: row.status,
  attempts: row.attempts,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  ...(row.traceparent !== null && { traceparent: row.traceparent }),
  ...(row.result !== null && { result: JSON.parse(row.result) as TaskResult }),
  ...(row.error !== null && { error: row.error }),
  ...(row.started_at !== null && { startedAt: row.started_at }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
})
