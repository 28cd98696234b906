import type { BinaryNode, Comparison } from '../node.ts'
import type { Sides } from './binary-facts.ts'
import { checkRawCounter, checkUnits } from './check-values.ts'
import type { Facts, Possibilities } from './facts.ts'
import { plainNumber } from './quantity.ts'
import { find, placeOf, type Scope } from './scope.ts'

export const comparisonFacts = (scope: Scope, node: BinaryNode, sides: Sides): Facts => {
  checkUnits(scope, node, sides)
  checkRawCounter(scope, node, sides)
  checkReach(scope, node, sides)
  const { left, right } = sides
  // A comparison lets the left value through, or that of the only vector.
  const value = left.type === 'scalar' && right.type === 'instant' ? right : left
  if (node.bool) {
    const canBe = {
      absent: left.canBe.absent || right.canBe.absent,
      zero: true,
      negative: false,
      nan: false,
      infinite: false,
    }
    return {
      ...value,
      unit: plainNumber,
      nature: 'gauge',
      constant: undefined,
      canBe,
      buckets: undefined,
      quantile: undefined,
      isCondition: false,
      byZero: undefined,
    }
  }
  const limit = value === left ? right.constant : left.constant
  const operator = value === left ? (node.operator as Comparison) : mirrored[node.operator as Comparison]
  const isCondition = left.type !== 'scalar' || right.type !== 'scalar'
  return {
    ...value,
    constant: undefined,
    canBe: letThrough(value.canBe, operator, limit),
    isCondition,
    byZero: undefined,
  }
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
}

/** No comparison but "!=" lets NaN through. */
const letThrough = (of: Possibilities, operator: Comparison, limit: number | undefined): Possibilities => {
  const zeroPasses = limit === undefined || passes[operator](0, limit)
  return {
    absent: true,
    zero: of.zero && zeroPasses,
    negative: of.negative && !((operator === '>' || operator === '>=') && (limit ?? -1) >= 0),
    nan: of.nan && operator === '!=',
    infinite: of.infinite && !(operator === '<' || operator === '<='),
  }
}

const passes: Readonly<Record<Comparison, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '>': (value, limit) => value > limit,
  '<=': (value, limit) => value <= limit,
  '>=': (value, limit) => value >= limit,
  '==': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
}

/** Prometheus answers with the last finite bound for every quantile beyond it. */
const checkReach = (scope: Scope, node: BinaryNode, { left, right }: Sides): void => {
  const [quantile, limit] = left.quantile ? [left.quantile, right.constant] : [right.quantile, left.constant]
  const operator = left.quantile ? node.operator : mirrored[node.operator as Comparison]
  const last = quantile?.bounds.at(-1)
  if (limit === undefined || last === undefined || !operator.startsWith('>')) return
  if (operator === '>' ? limit < last : limit <= last) return
  find(scope, placeOf(scope, node), {
    code: 'quantile/unreachable',
    message: `The last finite bucket ends at ${last}, so the quantile is never above ${limit}.`,
    advice: `Add a bucket above ${limit} to the histogram, or lower the limit.`,
  })
}
