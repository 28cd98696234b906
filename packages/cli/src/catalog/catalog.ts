import type { Stack } from '@octoscope/spec'
import { z } from 'zod'
import { alertEntry, alerts } from './alerts.ts'
import { dashboardEntry, dashboards } from './dashboards.ts'
import { metricEntry, metrics } from './metrics.ts'
import { recordEntry, records } from './records.ts'
import { sloEntry, slos } from './slos.ts'
import { targetEntry, targets } from './targets.ts'

/**
 * Within one version, kinds and fields are only added, and no field changes its meaning: whoever reads a catalogue
 * ignores what it does not know, and compares no kind that one side does not tell of. Anything else is a new version,
 * and catalogues of two versions are not compared.
 */
export const catalogVersion = 1 as const

/** Everything that is declared, for machines: the full meaning of a stack. */
export const catalog = (stack: Stack) => ({
  version: catalogVersion,
  environment: stack.environment.name,
  metrics: metrics(stack),
  alerts: alerts(stack),
  records: records(stack),
  slos: slos(stack),
  dashboards: dashboards(stack),
  targets: targets(stack),
})

export type Catalog = ReturnType<typeof catalog>

/** A catalogue as another Octoscope of this version wrote it: a kind that it did not know is not there. */
export const catalogText = z.object({
  version: z.literal(catalogVersion),
  environment: z.string(),
  metrics: z.array(metricEntry).optional(),
  alerts: z.array(alertEntry).optional(),
  records: z.array(recordEntry).optional(),
  slos: z.array(sloEntry).optional(),
  dashboards: z.array(dashboardEntry).optional(),
  targets: z.array(targetEntry).optional(),
})

export type ToldCatalog = z.infer<typeof catalogText>
