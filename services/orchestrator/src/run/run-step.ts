import { z } from 'zod'
import { RunWithdrawn, TaskFailure } from '../tasks/run-end.ts'
import { answerText, joinTexts } from './answer-text.ts'
import { judgeOutput } from './judge-output.ts'
import type { Step } from './plan.ts'
import type { Run } from './run.ts'

/** Has a step carried out by its arm and judged by its own criteria. Resolves to what it brought, as text. */
export const runStep = (run: Run, step: Step, needed: readonly string[]): Promise<string> => {
  const { task, telemetry } = run
  const work = async () => {
    const output = await carryOut(run, step, needed)
    const criteria = step.acceptanceCriteria
    if (criteria.length > 0) await judgeOutput(run, { of: `step ${step.number}`, output, criteria })
    telemetry.log.info({ task_id: task.id, step: step.number, arm: step.arm }, 'step.completed')
    return output
  }
  return telemetry.span('task.step', work, {
    attributes: { 'step.number': step.number, 'step.arm': step.arm },
  })
}

/** Asks the arm, and records how long it took. */
const carryOut = async ({ ask, telemetry }: Run, step: Step, needed: readonly string[]): Promise<string> => {
  const began = performance.now()
  const record = (status: 'success' | 'error') =>
    telemetry.metrics.taskDuration.record((performance.now() - began) / 1000, { arm: step.arm, status })
  try {
    const purpose = `Step ${step.number}`
    const answer = await ask({ arm: step.arm, purpose, body: bodyOf(step, needed), answer: z.unknown() })
    refuseFailure(step, answer)
    record('success')
    return answerText(answer)
  } catch (error) {
    if (!(error instanceof RunWithdrawn)) record('error')
    throw error
  }
}

/** A coder's step that builds on others is given what they brought, unless the plan gives it something else. */
const bodyOf = ({ arm, input }: Step, needed: readonly string[]): unknown => {
  const context = joinTexts(needed).slice(0, maxContext)
  return arm === 'coder' && context !== '' ? { context, ...input } : input
}

/** In characters, as the coder takes it. */
const maxContext = 50_000

/** An arm may answer well and have no success to tell of, as the executor does of a command that failed. */
const refuseFailure = ({ number, arm }: Step, answer: unknown): void => {
  const failed = unsuccessful.safeParse(answer)
  if (!failed.success) return
  const exit = typeof failed.data.exit_code === 'number' ? `, exit code ${failed.data.exit_code}` : ''
  throw new TaskFailure(`Step ${number} on the ${arm} arm failed: it had no success${exit}.`)
}

const unsuccessful = z.object({ success: z.literal(false), exit_code: z.unknown().optional() })
