import type { BinaryNode } from '../node.ts'
import type { Sides } from './binary-facts.ts'
import { checkRatio } from './check-ratio.ts'
import { checkRawCounter, checkUnits } from './check-values.ts'
import type { Facts, Nature, Possibilities, Quantity } from './facts.ts'
import { isPartOf } from './part-of.ts'
import { divided, multiplied, scaled } from './quantity.ts'
import type { Scope } from './scope.ts'

export const arithmeticFacts = (scope: Scope, node: BinaryNode, sides: Sides): Facts => {
  const { left, right } = sides
  if (node.operator === '+' || node.operator === '-') checkUnits(scope, node, sides)
  if (node.operator === '/') {
    checkRatio(scope, node)
    checkRawCounter(scope, node, sides)
  }
  const byZero = zeroDivision(node, sides)
  return {
    ...left,
    unit: unitOf(node, sides),
    nature: natureOf(node, sides),
    constant: constantOf(node, sides),
    canBe: possibilities(node, sides, byZero),
    buckets: scaleOnly(node, sides) ? left.buckets : undefined,
    quantile: quantileOf(node, sides),
    isCondition: left.isCondition || right.isCondition,
    byZero,
  }
}

const scaleOnly = ({ operator }: BinaryNode, { right }: Sides): boolean =>
  (operator === '*' || operator === '/') && right.constant !== undefined

/** A quantile that is multiplied ends where its buckets then end. */
const quantileOf = ({ operator }: BinaryNode, { left, right }: Sides): Facts['quantile'] => {
  const [quantile, other] = left.quantile ? [left.quantile, right] : [right.quantile, left]
  const factor =
    operator === '*'
      ? other.constant
      : operator === '/' && left.quantile
        ? 1 / (other.constant ?? 0)
        : undefined
  if (!quantile || factor === undefined || !(factor > 0) || factor === Infinity) return undefined
  return { ...quantile, bounds: quantile.bounds.map((bound) => bound * factor) }
}

const unitOf = ({ operator }: BinaryNode, { left, right }: Sides): Quantity | undefined => {
  if (operator === '*') {
    if (right.constant !== undefined) return left.unit && scaled(left.unit, right.constant)
    if (left.constant !== undefined) return right.unit && scaled(right.unit, left.constant)
    return left.unit && right.unit && multiplied(left.unit, right.unit)
  }
  if (operator === '/') {
    if (right.constant !== undefined)
      return left.unit && right.constant !== 0 ? scaled(left.unit, 1 / right.constant) : undefined
    return left.unit && right.unit && divided(left.unit, right.unit)
  }
  if (operator === '+' || operator === '-') return sumUnit(operator, left, right)
  return operator === '%' ? left.unit : undefined
}

/** Two moments differ by seconds; a constant has the unit of what it is added to. */
const sumUnit = (operator: '+' | '-', left: Facts, right: Facts): Quantity | undefined => {
  if (left.constant !== undefined) return right.unit
  if (right.constant !== undefined) return left.unit
  if (!left.unit || !right.unit) return undefined
  const moments = [left, right].filter(({ unit }) => unit?.powers['timestamp'] === 1)
  if (operator === '-' && moments.length === 2) return { powers: { seconds: 1 }, scale: 1 }
  return moments[0]?.unit ?? (left.unit.scale === right.unit.scale ? left.unit : undefined)
}

const natureOf = ({ operator, left: { kind } }: BinaryNode, { left, right }: Sides): Nature | undefined => {
  if (!left.nature && !right.nature) return undefined
  const [one, other] = [
    left.constant === undefined ? left.nature : undefined,
    right.constant === undefined ? right.nature : undefined,
  ]
  if (one && other)
    return one === other && operator === '+' ? (one === 'counter' ? 'sum of counters' : one) : 'gauge'
  const only = one ?? other
  return (operator === '*' || operator === '/') && kind !== 'number' ? only : only && 'gauge'
}

const constantOf = ({ operator }: BinaryNode, { left, right }: Sides): number | undefined => {
  const [a, b] = [left.constant, right.constant]
  if (a === undefined || b === undefined) return undefined
  return { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '%': a % b, '^': a ** b, atan2: Math.atan2(a, b) }[
    operator as '+'
  ]
}

const zeroDivision = (node: BinaryNode, { right }: Sides): Facts['byZero'] => {
  if ((node.operator !== '/' && node.operator !== '%') || !right.canBe.zero) return undefined
  return node.operator === '%' || isPartOf(node.left, node.right) ? 'NaN' : 'infinite'
}

const possibilities = (node: BinaryNode, { left, right }: Sides, byZero: Facts['byZero']): Possibilities => {
  const [a, b] = [left.canBe, right.canBe]
  const negative = a.negative || b.negative
  const zero =
    {
      '+': negative || (a.zero && b.zero),
      '-': true,
      '*': a.zero || b.zero,
      '/': a.zero,
    }[node.operator as '+'] ?? true
  return {
    absent: a.absent || b.absent,
    zero,
    negative: node.operator === '-' || negative,
    nan: a.nan || b.nan || (byZero !== undefined && a.zero) || byZero === 'NaN',
    infinite: a.infinite || b.infinite || byZero === 'infinite',
  }
}
