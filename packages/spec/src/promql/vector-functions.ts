import { call, number } from './call.ts'
import { instant, type Instant } from './instant.ts'
import { scalarOf, type Scalar } from './scalar.ts'

/** Functions of each value of a vector, which keep its labels. */

const ofEach =
  (name: string) =>
  <L extends string>(of: Instant<L>): Instant<L> =>
    instant(call(name, of.node), of.labels)

export const abs = ofEach('abs')
export const ceil = ofEach('ceil')
export const floor = ofEach('floor')
/** -1, 0 or 1. */
export const sgn = ofEach('sgn')
export const sqrt = ofEach('sqrt')
export const exp = ofEach('exp')
export const ln = ofEach('ln')
export const log2 = ofEach('log2')
export const log10 = ofEach('log10')
export const sin = ofEach('sin')
export const cos = ofEach('cos')
export const tan = ofEach('tan')
export const asin = ofEach('asin')
export const acos = ofEach('acos')
export const atan = ofEach('atan')
export const sinh = ofEach('sinh')
export const cosh = ofEach('cosh')
export const tanh = ofEach('tanh')
export const asinh = ofEach('asinh')
export const acosh = ofEach('acosh')
export const atanh = ofEach('atanh')
export const deg = ofEach('deg')
export const rad = ofEach('rad')

/** In ascending order of value; only a table or an instant query shows it. */
export const sort = ofEach('sort')
export const sortDesc = ofEach('sort_desc')

/** To the nearest multiple; of 1 unless told. */
export const round = <L extends string>(of: Instant<L>, multiple?: number): Instant<L> =>
  instant(call('round', of.node, ...(multiple === undefined ? [] : [number(multiple)])), of.labels)

export const clamp = <L extends string>(of: Instant<L>, least: number, most: number): Instant<L> =>
  instant(call('clamp', of.node, number(least), number(most)), of.labels)

export const clampMin = <L extends string>(of: Instant<L>, least: number): Instant<L> =>
  instant(call('clamp_min', of.node, number(least)), of.labels)

export const clampMax = <L extends string>(of: Instant<L>, most: number): Instant<L> =>
  instant(call('clamp_max', of.node, number(most)), of.labels)

/** The value of the only series; NaN where there are none or several. */
export const scalar = (of: Instant): Scalar => scalarOf(call('scalar', of.node))

/** One series without labels. */
export const vector = (value: number | Scalar): Instant<never> =>
  instant(call('vector', typeof value === 'number' ? number(value) : value.node), [])
