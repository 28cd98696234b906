import type { Panel, Stack } from '@octoscope/spec'
import { z } from 'zod'
import { queryEntry, queryOf } from './query.ts'

const panelEntry = z.object({
  title: z.string(),
  kind: z.string(),
  unit: z.string(),
  description: z.string(),
  queries: z.array(queryEntry.extend({ legend: z.string() })),
  thresholds: z
    .object({
      warning: z.number(),
      critical: z.number().optional(),
      worse: z.enum(['above', 'below']).optional(),
    })
    .optional(),
})

export const dashboardEntry = z.object({
  uid: z.string(),
  title: z.string(),
  description: z.string(),
  panels: z.array(panelEntry),
  system: z.string(),
})

export type PanelEntry = z.infer<typeof panelEntry>
export type DashboardEntry = z.infer<typeof dashboardEntry>

export const dashboards = ({ systems }: Stack): DashboardEntry[] =>
  systems.flatMap((system) =>
    system.dashboards.map(({ uid, title, description, panels }) => ({
      uid,
      title,
      description,
      panels: panels.map(panel),
      system: system.name,
    })),
  )

const panel = ({ title, kind, unit, description, queries, thresholds }: Panel): PanelEntry => ({
  title,
  kind,
  unit,
  description,
  queries: queries.map(({ expr, legend }) => ({ ...queryOf(expr), legend })),
  ...(thresholds && { thresholds }),
})
