import { z } from 'zod'
import { json } from '../files/json.ts'
import { amount, optional } from './shapes.ts'

export interface Budget {
  /** US dollars; undefined without a limit. */
  readonly limit?: number
  readonly used?: number
}

export const budget = z
  .object({ limit: optional(amount), budget_limit: optional(amount), budget_used: optional(amount) })
  .transform(({ limit, budget_limit, budget_used: used }): Budget => {
    const limited = budget_limit ?? limit
    // A limit of 0 is how "no limit" is written: a session that may cost nothing could not start.
    return { ...(limited && { limit: limited }), ...(used !== undefined && { used }) }
  })

/** `metrics/budget.json` */
export const readBudget = json(budget)
