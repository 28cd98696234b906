import { alertsOf, type Stack } from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { ruleGroups } from './rule-groups.ts'

/** One rule file for each system that has rules. */
export const rules = (stack: Stack): readonly File[] =>
  stack.systems
    .filter((system) => alertsOf(system).length > 0)
    .map((system) =>
      yaml(rulesPath(system.name), `packages/systems/${system.name}/src/alerts`, {
        groups: ruleGroups(stack, system),
      }),
    )

export const rulesPath = (systemName: string): string => `monitoring/prometheus/rules/${systemName}.yml`
