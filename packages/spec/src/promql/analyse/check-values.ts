import type { BinaryNode } from '../node.ts'
import type { Sides } from './binary-facts.ts'
import type { Facts } from './facts.ts'
import { clash, describe } from './quantity.ts'
import { find, placeOf, type Scope } from './scope.ts'

/** Values that are added or compared have one unit. Constants have the unit of the other side. */
export const checkUnits = (scope: Scope, node: BinaryNode, { left, right }: Sides): void => {
  if (!left.unit || !right.unit || left.constant !== undefined || right.constant !== undefined) return
  if (moments(node, left, right) || !clash(left.unit, right.unit)) return
  find(scope, placeOf(scope, node), {
    code: 'unit/mismatch',
    message: `The left side is in ${describe(left.unit)}, the right side in ${describe(right.unit)}.`,
    advice: 'Bring both to one unit and one time: rate(…) is per second, increase(…[1h]) per hour.',
  })
}

/** Moments differ by seconds, and seconds may be added to them. */
const moments = ({ operator }: BinaryNode, left: Facts, right: Facts): boolean =>
  (operator === '+' || operator === '-') &&
  (left.unit?.powers['timestamp'] === 1 || right.unit?.powers['timestamp'] === 1)

/** A counter says only how long its process has run: compared with a limit, or divided, it needs its rate or increase. */
export const checkRawCounter = (scope: Scope, node: BinaryNode, { left, right }: Sides): void => {
  const raw = isRaw(left) ? node.left : isRaw(right) ? node.right : undefined
  const divides = node.operator === '/'
  const limit = left.constant ?? right.constant
  if (!raw || (divides ? !(isRaw(left) && isRaw(right)) : limit === undefined || limit === 0)) return
  find(scope, placeOf(scope, raw), {
    code: 'counter/raw',
    message: `A counter grows until its process restarts, and is ${divides ? 'divided' : 'compared'} as it stands.`,
    advice: 'Take rate(…[5m]) or increase(…[5m]) of it first.',
  })
}

const isRaw = ({ nature, type }: Facts): boolean =>
  type === 'instant' && (nature === 'counter' || nature === 'sum of counters')
