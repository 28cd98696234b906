import type { Alert } from '@octoscope/spec'
import type { Mutant, MutationOperator } from '../mutant.ts'
import { branch } from './branch.ts'
import { comparator } from './comparator.ts'
import { functionOperator } from './function.ts'
import { grouping } from './grouping.ts'
import { hold } from './hold.ts'
import { matcher } from './matcher.ts'
import { operands } from './operands.ts'
import { quantile } from './quantile.ts'
import { threshold } from './threshold.ts'
import { window } from './window.ts'

export const operators: readonly MutationOperator[] = [
  comparator,
  threshold,
  hold,
  operands,
  matcher,
  grouping,
  window,
  branch,
  quantile,
  functionOperator,
]

/** Every mutant of an alert: one for each change of one place. */
export const mutantsOf = (alert: Alert): readonly Mutant[] =>
  operators.flatMap((operator) => operator.mutate(alert))
