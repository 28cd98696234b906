import { randomUUID } from 'node:crypto'
import type { OrchestratorTelemetry } from '../orchestrator-telemetry.ts'
import type { TaskStore } from '../store/task-store.ts'
import type { TaskContract } from './task-contract.ts'
import type { Ending, Task } from './task.ts'

/**
 * The books of all tasks. What the store keeps, the metrics count and the log tells agree because all three are written
 * here and nowhere else: each task once when it is accepted and once when it ends.
 */
export class TaskLedger {
  readonly #store: TaskStore
  readonly #telemetry: OrchestratorTelemetry
  #inProgress = 0

  constructor(store: TaskStore, telemetry: OrchestratorTelemetry) {
    this.#store = store
    this.#telemetry = telemetry
    this.#count(0)
  }

  /** Tasks accepted and not yet ended. */
  get inProgress(): number {
    return this.#inProgress
  }

  /** Keeps a new task, and with it the trace it came in. */
  async accept(contract: TaskContract): Promise<Task> {
    const task = newTask(contract, this.#telemetry.traceparent())
    await this.#store.add(task)
    this.#telemetry.metrics.tasksCreated.add(1, { priority: contract.priority })
    this.#count(1)
    this.#telemetry.log.info({ task_id: task.id, priority: contract.priority }, 'task.accepted')
    return task
  }

  /** The tasks that an earlier process left unfinished, the oldest first. They were counted as created there. */
  async takeUp(): Promise<readonly Task[]> {
    const tasks = await this.#store.takeUp()
    this.#count(tasks.length)
    for (const { id, attempts } of tasks) this.#telemetry.log.info({ task_id: id, attempts }, 'task.taken_up')
    return tasks
  }

  /** Begins a run; undefined if the task has ended meanwhile. */
  start(id: string): Promise<Task | undefined> {
    return this.#store.start(id, Date.now())
  }

  /** Gives a task back to wait for another run. */
  release(id: string): Promise<void> {
    return this.#store.release(id, Date.now())
  }

  /** Ends a task; false if it had ended before. `reason` goes to the log. */
  async end(id: string, ending: Ending, reason?: string): Promise<boolean> {
    const ended = await this.#store.end(id, ending, Date.now())
    if (!ended) return false
    this.#telemetry.metrics.tasksCompleted.add(1, { status: statusLabel[ending.status] })
    this.#count(-1)
    this.#telemetry.log.info(
      { task_id: id, ...(reason !== undefined && { reason }) },
      `task.${ending.status}`,
    )
    return true
  }

  #count(change: number): void {
    this.#inProgress += change
    this.#telemetry.metrics.tasksInProgress.set(this.#inProgress)
  }
}

const newTask = (contract: TaskContract, traceparent: string | undefined): Task => {
  const now = Date.now()
  const task = {
    id: randomUUID(),
    contract,
    status: 'pending',
    attempts: 0,
    createdAt: now,
    updatedAt: now,
  } as const
  return traceparent === undefined ? task : { ...task, traceparent }
}

const statusLabel = { completed: 'success', failed: 'error', cancelled: 'cancelled' } as const
