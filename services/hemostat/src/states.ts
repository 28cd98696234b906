import { agents } from '@octoscope/hemostat/metrics'
import { z } from 'zod'
import { usage } from './events/payloads.ts'

/** What stands in the keys, as far as it is read here. */

/** A healthy container has a name and a time; one with an alert has only its usage. */
export const containerState = usage.extend({
  container_id: z.string().min(1).max(128),
  container_name: z.string().min(1).max(128),
  status: z.string().nullish(),
  health_status: z.string().nullish(),
  timestamp: z.string(),
})
export type ContainerState = z.infer<typeof containerState>

/** What is done to a container, and when it was last. */
export const remediationHistory = z.object({
  /** A timestamp, or seconds since 1970. */
  last_action_timestamp: z.union([z.string(), z.number()]),
  last_action: z.string(),
  last_result_status: z.string(),
  retry_count: z.number(),
  last_retry_hour: z.union([z.string(), z.number()]).nullish(),
})
export type RemediationHistory = z.infer<typeof remediationHistory>

export const circuitBreaker = z.object({
  is_open: z.boolean(),
  retry_count: z.number(),
  failure_count: z.number(),
  opened_timestamp: z.union([z.string(), z.number()]).nullish(),
})
export type CircuitBreaker = z.infer<typeof circuitBreaker>

export const heartbeat = z.object({
  agent: z.enum(agents),
  started_at: z.string(),
  timestamp: z.string(),
})

/** What a key holds, or why that is not understood. */
export const readState = <T>(schema: z.ZodType<T>, text: string): T | 'no_json' | 'wrong_data' => {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return 'no_json'
  }
  const read = schema.safeParse(told)
  return read.success ? read.data : 'wrong_data'
}
