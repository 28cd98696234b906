import { check } from '../../packages/stack/src/index.ts'
import { findings } from '../../packages/spec/src/promql/analyse/analyse.ts'
import type { DeclarationTrap } from './declarations/trap.ts'
import { declared, targetLabels } from './metrics.ts'
import type { QueryTrap } from './trap.ts'

/** All that the analysis says of a query of the museum. */
export const findingsOf = (query: QueryTrap['right']) =>
  findings(query, { catalogue: declared, targetLabels })

/** What our own checks say of a trap, by the ids of what catches it: findings of a query, laws of a stack. */
export const caught = (trap: QueryTrap | DeclarationTrap): ReadonlySet<string> =>
  new Set(
    'law' in trap
      ? check(trap.wrong).map(({ code }) => code)
      : findingsOf(trap.wrong).map(({ code }) => code),
  )

/** What catches the trap, as the museum says. Undefined where a proof does. */
export const catcherOf = (trap: QueryTrap | DeclarationTrap): string | undefined =>
  'law' in trap ? trap.law : 'finding' in trap.caughtBy ? trap.caughtBy.finding : undefined
