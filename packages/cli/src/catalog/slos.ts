import { print, slosOf, type Slo, type Stack } from '@octoscope/spec'
import { z } from 'zod'

export const sloEntry = z.object({
  name: z.string(),
  kind: z.string(),
  promise: z.string(),
  /** A percentage, such as `99.9%`. */
  objective: z.string(),
  window: z.string(),
  /** The counters of all events, and of the good or the bad among them, as PromQL. */
  total: z.string(),
  good: z.string().optional(),
  bad: z.string().optional(),
  /** What other environments promise instead, by their names. */
  elsewhere: z
    .record(z.string(), z.object({ objective: z.string(), window: z.string(), counts: z.string() }))
    .optional(),
  system: z.string(),
})

export type SloEntry = z.infer<typeof sloEntry>

export const slos = ({ systems }: Stack): SloEntry[] =>
  systems.flatMap((system) =>
    slosOf(system).map(({ name, kind, promise, objective, window, indicator, elsewhere }) => ({
      name,
      kind,
      promise,
      objective,
      window,
      total: print(indicator.total.node),
      ...side(indicator),
      ...(Object.keys(elsewhere).length > 0 && {
        elsewhere: Object.fromEntries(
          Object.entries(elsewhere).map(([where, slo]) => [where, otherwise(slo)]),
        ),
      }),
      system: system.name,
    })),
  )

const side = (indicator: Slo['indicator']) =>
  'bad' in indicator ? { bad: print(indicator.bad.node) } : { good: print(indicator.good.node) }

const otherwise = ({ objective, window, indicator }: Slo) => ({
  objective,
  window,
  counts: Object.entries(side(indicator))
    .map(([name, series]) => `${name}: ${series}`)
    .join(),
})
