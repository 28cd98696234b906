import { z } from 'zod'
import { json } from '../files/json.ts'
import { amount, optional, wholeNumber } from './shapes.ts'

const shape = z
  .object({
    iteration: optional(wholeNumber),
    model: optional(z.string()),
    input_tokens: optional(amount),
    output_tokens: optional(amount),
    cost_usd: optional(amount),
  })
  .transform(({ iteration, model, input_tokens, output_tokens, cost_usd }): Iteration => ({
    ...(iteration !== undefined && { iteration }),
    ...(model !== undefined && { model }),
    ...(cost_usd !== undefined && { costUsd: cost_usd }),
    ...((input_tokens !== undefined || output_tokens !== undefined) && {
      tokens: { input: input_tokens ?? 0, output: output_tokens ?? 0 },
    }),
  }))

/** One iteration. The oldest versions tell neither cost nor tokens. */
export interface Iteration {
  readonly iteration?: number
  readonly model?: string
  readonly costUsd?: number
  readonly tokens?: { readonly input: number; readonly output: number }
}

/** `metrics/efficiency/iteration-N.json` */
export const readEfficiency = json(shape)
