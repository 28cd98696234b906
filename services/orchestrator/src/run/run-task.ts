import type { TaskResult } from '../tasks/task.ts'
import { joinTexts } from './answer-text.ts'
import { guardOutput } from './guard-output.ts'
import { judgeOutput } from './judge-output.ts'
import { makePlan } from './make-plan.ts'
import { runStep } from './run-step.ts'
import { runSteps } from './run-steps.ts'
import type { Run } from './run.ts'

/** Plans a task, carries out the plan, has the outcome judged, and lets out what may leave. */
export const runTask = async (run: Run): Promise<TaskResult> => {
  const steps = await makePlan(run)
  const output = joinTexts(await runSteps(steps, (step, needed) => runStep(run, step, needed)))
  const criteria = run.task.contract.acceptance_criteria
  const quality_score = await judgeOutput(run, { of: 'the task', output, criteria })
  return { output: await guardOutput(run, output), quality_score }
}
