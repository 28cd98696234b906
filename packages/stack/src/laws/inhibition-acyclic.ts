import { inhibitionsOf, type Alert, type Inhibition } from '@octoscope/spec'
import type { Law } from './law.ts'

export const inhibitionAcyclic: Law = {
  id: 'inhibition/acyclic',
  rule: 'No alert silences itself, not over others either: a silenced alert goes on silencing, and nobody would be told.',
  why: 'Alerts that silence each other are both silent when both fire.',
  problems: ({ systems }) => {
    const all = systems.flatMap(inhibitionsOf)
    return systems.flatMap((system) =>
      inhibitionsOf(system)
        .filter(({ source }) => silencedBy(source, all).has(source))
        .map(({ source }) => ({
          where: `${system.name} › inhibition by ${source.name}`,
          message: `"${source.name}" silences what in turn silences it.`,
          advice: 'Decide which of them is the cause, and let it alone be the source.',
        })),
    )
  },
}

/** Everything that falls silent with an alert, directly or over others. */
const silencedBy = (
  alert: Alert,
  all: readonly Inhibition[],
  found: Set<Alert> = new Set(),
): ReadonlySet<Alert> => {
  for (const target of all.filter(({ source }) => source === alert).flatMap(({ targets }) => targets)) {
    if (found.has(target)) continue
    found.add(target)
    silencedBy(target, all, found)
  }
  return found
}
