import { z } from 'zod'
import { TaskFailure } from '../tasks/run-end.ts'
import type { Run } from './run.ts'

export interface Judged {
  /** Whose output it is: "step 2". */
  readonly of: string
  readonly output: string
  readonly criteria: readonly string[]
}

/** Has the judge look at an output. Resolves to its quality, from 0 to 1; throws a TaskFailure if it is not valid. */
export const judgeOutput = async ({ ask }: Run, { of, output, criteria }: Judged): Promise<number> => {
  const body = { output, acceptance_criteria: criteria }
  const verdict = await ask({ arm: 'judge', purpose: `Judging ${of}`, body, answer: judgeAnswer })
  if (verdict.valid) return verdict.quality_score
  const unmet = verdict.issues.map(({ criterion, message }) => `"${criterion}": ${message}`)
  throw new TaskFailure(`The judge refused the output of ${of}, quality ${verdict.quality_score}.`, {
    detail: unmet.join(' '),
  })
}

/** What the judge answers, as far as it is read. */
const judgeAnswer = z.object({
  valid: z.boolean(),
  quality_score: z.number().min(0).max(1),
  issues: z.array(z.object({ criterion: z.string(), message: z.string() })).default([]),
})
