import { z } from 'zod'

/** What an analyzer thinks of an alert. */
export const verdict = z.object({
  action: z.enum(['restart', 'scale_up', 'cleanup', 'exec', 'none']),
  reason: z.string().min(1).max(1000),
  confidence: z.number().min(0).max(1),
  is_false_alarm: z.boolean(),
})
export type Verdict = z.infer<typeof verdict>

const sureEnough = 0.7

/** Something is done only where it is meant, is not false, and is sure. */
export const callsForRemediation = ({ action, confidence, is_false_alarm }: Verdict): boolean =>
  !is_false_alarm && confidence >= sureEnough && action !== 'none'
