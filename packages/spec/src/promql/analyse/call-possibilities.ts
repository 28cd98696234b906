import type { PromqlFunction } from '../language/function.ts'
import type { CallNode } from '../node.ts'
import type { Facts, Possibilities } from './facts.ts'

/** What a function can give, from what its vector can be. */
export const callPossibilities = (
  node: CallNode,
  about: PromqlFunction,
  given: readonly Facts[],
): Possibilities => {
  const main = given.find(({ type }) => type === 'range' || type === 'instant') ?? given[0]
  const of: Possibilities = main?.canBe ?? {
    absent: false,
    zero: true,
    negative: false,
    nan: false,
    infinite: false,
  }
  const absent = about.returns === 'scalar' ? false : of.absent || about.labels === 'absent'
  const nan = of.nan || makesNaN.has(node.function) || (node.function === 'scalar' && of.absent)
  const [, bound] = given
  if (node.function === 'clamp_min' && bound?.constant !== undefined)
    return { ...of, zero: bound.constant <= 0 && of.zero, negative: bound.constant < 0 && of.negative }
  if (keepsValues.has(node.function))
    return { ...of, absent, nan, zero: of.zero || node.function === 'floor' }
  const negative =
    !about.nonZero && !neverNegative.has(node.function) && (of.negative || about.reads !== 'counter')
  return {
    absent,
    nan,
    infinite: of.infinite || logarithms.has(node.function),
    zero: !about.nonZero,
    negative,
  }
}

const makesNaN = new Set([
  'ln',
  'log2',
  'log10',
  'sqrt',
  'histogram_quantile',
  'acos',
  'asin',
  'acosh',
  'atanh',
])
/** The result is one of the values that came, or lies between them. */
export const keepsValues = new Set([
  'vector',
  'scalar',
  'sort',
  'sort_desc',
  'sort_by_label',
  'sort_by_label_desc',
  'label_replace',
  'label_join',
  'floor',
  'ceil',
  'avg_over_time',
  'min_over_time',
  'max_over_time',
  'last_over_time',
  'quantile_over_time',
])
const neverNegative = new Set([
  'abs',
  'sqrt',
  'changes',
  'resets',
  'stddev_over_time',
  'stdvar_over_time',
  'exp',
])
const logarithms = new Set(['ln', 'log2', 'log10'])
