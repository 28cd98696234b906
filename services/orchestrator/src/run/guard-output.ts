import { z } from 'zod'
import { TaskFailure } from '../tasks/run-end.ts'
import type { Run } from './run.ts'

/** Has the guardian look at what is about to leave. Resolves to what may; throws a TaskFailure if nothing may. */
export const guardOutput = async ({ ask }: Run, text: string): Promise<string> => {
  const checked = await ask({ arm: 'guardian', purpose: 'Guarding', body: { text }, answer: guardianAnswer })
  if (!checked.blocked) return checked.sanitized_text
  throw new TaskFailure(`The guardian let nothing of the output leave: its risk is ${checked.risk_level}.`)
}

/** What the guardian answers, as far as it is read. */
const guardianAnswer = z.object({
  risk_level: z.enum(['none', 'low', 'medium', 'high', 'critical']),
  sanitized_text: z.string(),
  blocked: z.boolean(),
})
