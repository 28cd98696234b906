import type { Ending, Task, TaskStatus } from '../tasks/task.ts'

/**
 * Where tasks outlive the process. Each change of a task's status is one atomic step that says whether it took place,
 * so that of two who want to end the same task only one does. Every method may reject when the store cannot be reached.
 */
export interface TaskStore {
  /** Keeps a new, pending task. When this resolves, the task survives the end of the process. */
  add(task: Task): Promise<void>
  get(id: string): Promise<Task | undefined>
  /** The newest first. */
  list(filter: TaskFilter): Promise<readonly Task[]>
  /** Makes all that were being processed pending again, and returns all pending tasks, the oldest first. */
  takeUp(): Promise<readonly Task[]>
  /** From pending to processing, with one attempt more; undefined if the task was not pending. */
  start(id: string, at: number): Promise<Task | undefined>
  /** From processing back to pending, as if this attempt had not been. */
  release(id: string, at: number): Promise<void>
  /** From pending or processing to its end; false if it had ended before. */
  end(id: string, ending: Ending, at: number): Promise<boolean>
  /** Rejects when the store does not answer. */
  check(): Promise<void>
  close(): Promise<void>
}

export interface TaskFilter {
  readonly status?: TaskStatus
  readonly limit: number
}
