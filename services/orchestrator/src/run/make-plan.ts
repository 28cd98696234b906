import { readPlan, planAnswer, type Step } from './plan.ts'
import type { Run } from './run.ts'

/** Has the planner turn the goal into steps that can be carried out. */
export const makePlan = async ({ task, ask, telemetry }: Run): Promise<readonly Step[]> => {
  const { goal, constraints, context } = task.contract
  const body = { goal, constraints, ...(context !== undefined && { context }) }
  const steps = readPlan(await ask({ arm: 'planner', purpose: 'Planning', body, answer: planAnswer }))
  telemetry.log.info({ task_id: task.id, steps: steps.length }, 'task.planned')
  return steps
}
