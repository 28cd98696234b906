import { taskContract, type TaskContract } from '../tasks/task-contract.ts'
import type { Task } from '../tasks/task.ts'

/** A pending task; `asked` is what its client said beside the goal. */
export const sampleTask = (id: string, asked: Partial<TaskContract> = {}): Task => ({
  id,
  contract: taskContract.parse({ goal: `goal of ${id}`, ...asked }),
  status: 'pending',
  attempts: 0,
  createdAt: 1000,
  updatedAt: 1000,
})
