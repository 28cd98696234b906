import { slosOf } from '@octoscope/spec'
import type { Law } from './law.ts'

export const sloGuard: Law = {
  id: 'slo/guard',
  rule: 'The alerts of an SLO wait for at least two bad events: one alone is no outage.',
  why: 'After a quiet night one failed request is all requests, and would wake somebody.',
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      slosOf(system)
        .filter(({ evidence }) => !(Number.isInteger(evidence) && evidence >= 2))
        .map(({ name, evidence }) => ({
          where: `${system.name} › slo ${name}`,
          message: `The evidence of "${name}" must be a whole number of bad events, 2 or more; ${evidence} came.`,
          advice: 'Write `evidence: 5`; more where traffic is heavy or a page is dear.',
        })),
    ),
}
