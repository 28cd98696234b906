import { slosOf } from '@octoscope/spec'
import type { Law } from './law.ts'

export const sloName: Law = {
  id: 'slo/name',
  rule: 'The name of an SLO is in lower case with "_", and only one SLO of the whole has it.',
  why: 'Records, alerts and pages are named after an SLO: two of one name cannot be told apart.',
  problems: ({ systems }) => {
    const all = systems.flatMap((system) => slosOf(system).map(({ name }) => ({ system, name })))
    return all.flatMap(({ system, name }, index) => {
      const where = `${system.name} › slo ${name}`
      if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))
        return [
          {
            where,
            message: `SLO "${name}" must be written in lower case letters, digits and "_".`,
            advice: 'Rename it: its alerts take their names from it.',
          },
        ]
      if (all.findIndex((other) => other.name === name) === index) return []
      return [
        {
          where,
          message: `SLO "${name}" is declared twice: both would write the same series.`,
          advice: 'Rename one of the two.',
        },
      ]
    })
  },
}
