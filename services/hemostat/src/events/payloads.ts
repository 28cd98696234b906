import { severities } from '@octoscope/hemostat/metrics'
import { z } from 'zod'

/** What the agents publish, as far as it is read here. What a payload may lack is optional: the agents of others leave it out. */

const amount = z.number().min(0)
const name = z.string().min(1).max(128)
const share = z.number().min(0).max(1)

export const usage = z.object({
  cpu_percent: amount.optional(),
  memory_percent: amount.optional(),
  memory_usage: amount.optional(),
  memory_limit: amount.optional(),
  network_rx_bytes: amount.optional(),
  network_tx_bytes: amount.optional(),
  blkio_read_bytes: amount.optional(),
  blkio_write_bytes: amount.optional(),
})
/** How much a container uses. Bytes of network and disks are totals since it began. */
export type Usage = z.infer<typeof usage>

export const anomaly = z.object({
  type: z.string(),
  severity: z.enum(severities),
  threshold: z.number().optional(),
  actual: z.number().optional(),
  status: z.string().optional(),
  exit_code: z.number().optional(),
  restart_count: z.number().optional(),
})
export type Anomaly = z.infer<typeof anomaly>

export const healthAlertData = z.object({
  container_id: name,
  container_name: name,
  image: z.string().nullish(),
  status: z.string().nullish(),
  metrics: usage.default({}),
  anomalies: z.array(anomaly).max(32),
  health_status: z.string().nullish(),
  exit_code: z.number().nullish(),
  restart_count: z.int().min(0).nullish(),
})
export type HealthAlertData = z.infer<typeof healthAlertData>

const method = z.string().nullish()

export const remediationNeededData = z.object({
  container: name,
  action: name,
  reason: z.string().nullish(),
  confidence: share,
  metrics: z.unknown().optional(),
  analysis_method: method,
})
export type RemediationNeededData = z.infer<typeof remediationNeededData>

export const falseAlarmData = z.object({
  container: name,
  reason: z.string().nullish(),
  confidence: share,
  analysis_method: method,
})
export type FalseAlarmData = z.infer<typeof falseAlarmData>

export const remediationResult = z.object({
  status: z.enum(['success', 'failed', 'rejected', 'not_applicable']),
  reason: z.string().nullish(),
  error: z.string().nullish(),
  remaining_seconds: amount.nullish(),
  retry_count: amount.nullish(),
})
export type RemediationResult = z.infer<typeof remediationResult>

export const remediationCompleteData = z.object({
  container: name,
  action: name,
  result: remediationResult,
  dry_run: z.boolean().optional(),
  reason: z.string().nullish(),
  confidence: share.nullish(),
})
export type RemediationCompleteData = z.infer<typeof remediationCompleteData>
