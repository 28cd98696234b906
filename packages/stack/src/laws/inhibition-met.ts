import { agree, arrivalsOf, inhibitionsOf } from '@octoscope/spec'
import type { Law } from './law.ts'

export const inhibitionMet: Law = {
  id: 'inhibition/met',
  rule: 'The proofs of source and target show them once with the same values of the labels in which they must agree.',
  why: 'An inhibition whose alerts are never together silences nothing, and readers count on it.',
  problems: ({ systems, environment }) => {
    const arrivals = arrivalsOf(systems, environment)
    return systems.flatMap((system) =>
      inhibitionsOf(system).flatMap((inhibition) =>
        inhibition.targets
          .filter((target) => {
            const [sources, others] = [inhibition.source, target].map((alert) =>
              arrivals.filter((arrival) => arrival.alert === alert),
            )
            return !sources?.some((source) =>
              others?.some((other) => agree(inhibition, source.labels, other.labels)),
            )
          })
          .map((target) => ({
            where: `${system.name} › inhibition of ${target.name} by ${inhibition.source.name}`,
            message: `No proof shows that the two can agree in ${inhibition.equal.join(', ')}, so it may never silence anything.`,
            advice:
              'Agree in a label that can be the same on both, and let a proof of each alert fire with the same value.',
          })),
      ),
    )
  },
}
