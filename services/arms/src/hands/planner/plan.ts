import { z } from 'zod'
import { codeRequest } from '../coder/code-request.ts'
import { executeRequest } from '../executor/execute-request.ts'
import { searchRequest } from '../retriever/search-request.ts'

const step = z.object({
  step_number: z.int().min(1),
  action: z.string().min(1).max(500),
  depends_on: z.array(z.int()).default([]),
  acceptance_criteria: z.array(z.string().max(500)).max(20).default([]),
})

/** Steps numbered from 1; each waits only for earlier ones, and its input is the body for its arm's route. */
export const plan = z
  .object({
    steps: z
      .array(
        z.discriminatedUnion('arm_id', [
          step.extend({ arm_id: z.literal('executor'), input: executeRequest }),
          step.extend({ arm_id: z.literal('coder'), input: codeRequest }),
          step.extend({ arm_id: z.literal('retriever'), input: searchRequest }),
        ]),
      )
      .min(1)
      .max(20),
    confidence: z.number().min(0).max(1),
  })
  .refine(({ steps }) => steps.every(({ step_number }, index) => step_number === index + 1), {
    path: ['steps'],
    error: 'step_number must count from 1',
  })
  .refine(({ steps }) => steps.every((s) => s.depends_on.every((n) => n >= 1 && n < s.step_number)), {
    path: ['steps'],
    error: 'depends_on may name earlier steps only',
  })
