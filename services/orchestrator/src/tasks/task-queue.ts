import { priorities } from '@octoscope/octollm/metrics'
import type { Priority } from './task-contract.ts'
import type { Task } from './task.ts'

/** Tasks that wait for their run: the most urgent first, and of equally urgent ones the oldest. */
export class TaskQueue {
  readonly #lanes = new Map<Priority, Map<string, Task>>(
    mostUrgentFirst.map((priority) => [priority, new Map()]),
  )

  /** Puts a task behind those of its priority. */
  add(task: Task): void {
    this.#lanes.get(task.contract.priority)?.set(task.id, task)
  }

  /** Takes out the task whose turn it is. */
  next(): Task | undefined {
    for (const lane of this.#lanes.values()) {
      for (const task of lane.values()) {
        lane.delete(task.id)
        return task
      }
    }
    return undefined
  }

  /** Takes out one task, if it waits. */
  remove(id: string): void {
    for (const lane of this.#lanes.values()) lane.delete(id)
  }
}

const mostUrgentFirst = priorities.toReversed()
