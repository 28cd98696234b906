import { print, type SelectorNode, type Stack, type System } from '@octoscope/spec'
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

/** As much of an SLO as is told. */
interface Promised {
  readonly name: string
  readonly kind: string
  readonly promise: string
  readonly objective: string
  readonly window: string
  readonly indicator: { readonly total: Counted; readonly good?: Counted; readonly bad?: Counted }
}
interface Counted {
  readonly node: SelectorNode
}

export const slos = ({ systems }: Stack): SloEntry[] =>
  systems.flatMap((system: System & { readonly slos?: readonly Promised[] }) =>
    (system.slos ?? []).map(
      ({ name, kind, promise, objective, window, indicator: { total, good, bad } }) => ({
        name,
        kind,
        promise,
        objective,
        window,
        total: print(total.node),
        ...(good && { good: print(good.node) }),
        ...(bad && { bad: print(bad.node) }),
        system: system.name,
      }),
    ),
  )
