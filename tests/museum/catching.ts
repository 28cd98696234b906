import type { Problem } from '../../packages/spec/src/index.ts'
import { check } from '../../packages/stack/src/index.ts'
import { rawCondition, serviceWith, stackOf } from '../../packages/stack/src/laws/example.ts'
import { findingsOf as findings } from '../../packages/spec/src/promql/analyse/analyse.ts'
import type { DeclarationTrap } from './declarations/trap.ts'
import { declared, metrics, targetLabels } from './metrics.ts'
import type { QueryTrap } from './trap.ts'

/** All that the analysis says of a query of the museum. */
export const findingsOf = (query: QueryTrap['right']) =>
  findings(query, { catalogue: declared, targetLabels })

/** The laws that an alert with this query breaks, in the desk's stack, each with its place in the text. */
export const lawsBrokenBy = (query: QueryTrap['right']): readonly Problem[] =>
  check(stackOf({ services: [serviceWith(metrics)], alerts: [rawCondition(String(query))] })).filter(
    ({ code, where }) => code.startsWith('alert/') && where.endsWith('alert Example'),
  )

/** What our own checks say of a trap, by the ids of what catches it: findings of a query, laws of a stack. */
export const caught = (trap: QueryTrap | DeclarationTrap): ReadonlySet<string> =>
  new Set(problemsOf(trap).map(({ code }) => code))

const problemsOf = (trap: QueryTrap | DeclarationTrap) =>
  'law' in trap
    ? check(trap.wrong)
    : [...findingsOf(trap.wrong), ...('law' in trap.caughtBy ? lawsBrokenBy(trap.wrong) : [])]

/** What catches the trap, as the museum says. Undefined where a proof does. */
export const catcherOf = (trap: QueryTrap | DeclarationTrap): string | undefined => {
  if ('law' in trap) return trap.law
  if ('law' in trap.caughtBy) return trap.caughtBy.law
  return 'finding' in trap.caughtBy ? trap.caughtBy.finding : undefined
}
