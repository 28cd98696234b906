import { z } from 'zod'
import { json } from '../files/json.ts'
import { agents } from './agents.ts'
import { budget } from './budget.ts'
import { moment, optional, wholeNumber } from './shapes.ts'
import { taskCount } from './tasks.ts'

const shape = z.object({
  timestamp: optional(moment),
  mode: optional(z.string()),
  iteration: optional(wholeNumber),
  startedAt: optional(moment),
  tasks: optional(
    z.object({
      pending: optional(taskCount),
      inProgress: optional(taskCount),
      review: optional(taskCount),
      completed: optional(taskCount),
      failed: optional(taskCount),
    }),
  ),
  agents: optional(agents),
  budget: optional(budget),
})

/** `dashboard-state.json`, written every 2 s while a session runs. Any field may be missing. */
export type DashboardState = z.output<typeof shape>

export const readDashboardState = json(shape)
