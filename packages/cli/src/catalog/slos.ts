import { print, slosOf, type Stack } from '@octoscope/spec'
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
  system: z.string(),
})

export type SloEntry = z.infer<typeof sloEntry>

export const slos = ({ systems }: Stack): SloEntry[] =>
  systems.flatMap((system) =>
    slosOf(system).map(({ name, kind, promise, objective, window, indicator }) => ({
      name,
      kind,
      promise,
      objective,
      window,
      total: print(indicator.total.node),
      ...('bad' in indicator ? { bad: print(indicator.bad.node) } : { good: print(indicator.good.node) }),
      system: system.name,
    })),
  )
