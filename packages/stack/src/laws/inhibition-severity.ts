import { inhibitionsOf, type Severity } from '@octoscope/spec'
import type { Law } from './law.ts'

const rank: Readonly<Record<Severity, number>> = { none: 0, warning: 1, critical: 2 }

export const inhibitionSeverity: Law = {
  id: 'inhibition/severity',
  rule: 'An alert is silenced only by one that is at least as severe.',
  why: 'What is critical would be silent because of something that can wait.',
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      inhibitionsOf(system).flatMap(({ source, targets }) =>
        targets
          .filter((target) => rank[source.severity] < rank[target.severity])
          .map((target) => ({
            where: `${system.name} › inhibition of ${target.name} by ${source.name}`,
            message: `A ${target.severity} alert must not be silenced by a lesser one; "${source.name}" is ${source.severity}.`,
            advice: `Remove it, or make "${source.name}" ${target.severity} if it is.`,
          })),
      ),
    ),
}
