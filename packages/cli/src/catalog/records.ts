import type { Instant, Stack, System } from '@octoscope/spec'
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

/** As much of a recording rule as is told. */
interface Recorded {
  readonly metric: { readonly name: string }
  readonly expr: Instant
  readonly fixed: Readonly<Record<string, string>>
}
interface Group {
  readonly interval: string
  readonly records: readonly Recorded[]
}
type Recording = System & {
  readonly recordGroups?: readonly Group[]
  readonly slos?: readonly { readonly groups: readonly Group[] }[]
}

export const records = ({ systems }: Stack): RecordEntry[] =>
  systems.flatMap(({ name, recordGroups = [], slos = [] }: Recording) =>
    [...recordGroups, ...slos.flatMap(({ groups }) => groups)].flatMap((group) =>
      group.records.map(({ metric, expr, fixed }) => ({
        name: metric.name,
        ...queryOf(expr),
        labels: fixed,
        interval: group.interval,
        system: name,
      })),
    ),
  )
