import { ruleGroupsOf, type Stack } from '@octoscope/spec'
import { z } from 'zod'
import { queryEntry, queryOf } from './query.ts'

export const recordEntry = queryEntry.extend({
  name: z.string(),
  /** Labels that the rule adds. Several rules may write one name, each under its own labels. */
  labels: z.record(z.string(), z.string()),
  interval: z.string(),
  system: z.string(),
})

export type RecordEntry = z.infer<typeof recordEntry>

export const records = ({ systems }: Stack): RecordEntry[] =>
  systems.flatMap((system) =>
    ruleGroupsOf(system).flatMap(({ interval, records: recorded }) =>
      recorded.map(({ metric, expr, fixed }) => ({
        name: metric.name,
        ...queryOf(expr),
        labels: fixed,
        interval,
        system: system.name,
      })),
    ),
  )
