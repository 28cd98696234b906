import { slosOf } from '@octoscope/spec'
import type { Law } from './law.ts'

export const sloElsewhere: Law = {
  id: 'slo/elsewhere',
  rule: 'An SLO that promises something else elsewhere names an environment that is declared.',
  why: 'Under a name that nobody has, the numbers are never used, and that environment keeps the usual promise.',
  example: {
    bad: "elsewhere: { prod: { objective: '99.5%' } }",
    good: "elsewhere: { production: { objective: '99.5%' } }",
  },
  problems: ({ systems, environments }) => {
    const names = environments.map(({ name }) => name)
    return systems.flatMap((system) =>
      slosOf(system).flatMap((slo) =>
        Object.keys((slo.declared ?? slo).elsewhere)
          .filter((name) => !names.includes(name))
          .map((name) => ({
            where: `${system.name} › slo ${slo.name}`,
            message: `"${slo.name}" promises something else in "${name}", and no environment is called so.`,
            advice: `Name one of ${names.join(', ')}, or declare "${name}" in the stack.`,
          })),
      ),
    )
  },
}
