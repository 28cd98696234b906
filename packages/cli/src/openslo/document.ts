import { z } from 'zod'

/**
 * OpenSLO v1, as far as it has words for what is declared here. Unknown fields are kept out of the way, not refused.
 * Source: github.com/OpenSLO/OpenSLO, README.
 */
const source = z.object({
  metricSource: z.object({ type: z.string().optional(), spec: z.object({ query: z.string() }) }),
})

const ratioMetric = z.object({
  counter: z.boolean(),
  good: source.optional(),
  bad: source.optional(),
  total: source,
})

const indicator = z.object({
  metadata: z.object({ name: z.string() }).optional(),
  spec: z.object({ ratioMetric: ratioMetric.optional() }),
})

const condition = z.object({
  kind: z.string().default('burnrate'),
  threshold: z.number(),
  lookbackWindow: z.string(),
  alertAfter: z.string().optional(),
})

const alertPolicy = z.object({
  kind: z.literal('AlertPolicy'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    conditions: z.array(z.object({ spec: z.object({ severity: z.string(), condition }) })),
  }),
})

const alertPolicyRef = z.object({ alertPolicyRef: z.string() })

export const sloDocument = z.object({
  apiVersion: z.literal('openslo/v1'),
  kind: z.literal('SLO'),
  metadata: z.object({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.object({
    description: z.string().optional(),
    service: z.string(),
    indicator: indicator.optional(),
    indicatorRef: z.string().optional(),
    timeWindow: z.array(z.object({ duration: z.string(), isRolling: z.boolean().optional() })).optional(),
    budgetingMethod: z.string(),
    objectives: z.array(z.object({ target: z.number().optional(), targetPercent: z.number().optional() })),
    alertPolicies: z.array(z.union([alertPolicy, alertPolicyRef])).optional(),
  }),
})

export const sliDocument = indicator.extend({
  apiVersion: z.literal('openslo/v1'),
  kind: z.literal('SLI'),
  metadata: z.object({ name: z.string() }),
})

export type SloDocument = z.infer<typeof sloDocument>
export type SliDocument = z.infer<typeof sliDocument>
export type AlertPolicy = z.infer<typeof alertPolicy> | z.infer<typeof alertPolicyRef>

/** Under these annotations travels what OpenSLO has no field for. */
export const annotations = { kind: 'octoscope/kind', evidence: 'octoscope/evidence' } as const
