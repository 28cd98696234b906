import { z } from 'zod'
import { json } from '../files/json.ts'
import { amount, optional } from './shapes.ts'

const shape = z
  .object({ totals: optional(z.object({ total_cost_usd: optional(amount) })) })
  .transform(({ totals }) => totals?.total_cost_usd)

/** `context/tracking.json`: the cost of the session, in US dollars, if it tells one. */
export const readTracking = json(shape)
