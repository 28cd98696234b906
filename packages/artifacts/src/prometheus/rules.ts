import type { Stack } from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { ruleGroups, ruleSets } from './rule-groups.ts'

/** A rule file for each set of rules. */
export const rules = (stack: Stack): readonly File[] =>
  stack.systems.flatMap((system) =>
    ruleSets(system).map((set) =>
      yaml(rulesPath(set.name), set.source, { groups: ruleGroups(stack, system, set) }),
    ),
  )

export const rulesPath = (setName: string): string => `monitoring/prometheus/rules/${setName}.yml`
