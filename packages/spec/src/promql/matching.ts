import type { Matching } from './node.ts'

/** Which labels two series must share to be partners. */
export interface Match<
  Keep extends 'on' | 'ignoring' = 'on' | 'ignoring',
  K extends string = string,
  Many extends 'left' | 'right' | 'none' = 'left' | 'right' | 'none',
  Include extends string = string,
> {
  readonly keep: Keep
  readonly labels: readonly K[]
  readonly many: Many
  readonly include: readonly Include[]
}

/** Each series of one side has one partner, until a side is said to have many. */
export interface OneToOne<Keep extends 'on' | 'ignoring', K extends string> extends Match<
  Keep,
  K,
  'none',
  never
> {
  /** The left side may have many series for one of the right; labels named here are taken over from the right. */
  groupLeft<I extends string = never>(...include: readonly I[]): Match<Keep, K, 'left', I>
  /** The right side may have many series for one of the left; labels named here are taken over from the left. */
  groupRight<I extends string = never>(...include: readonly I[]): Match<Keep, K, 'right', I>
}

const match =
  <Keep extends 'on' | 'ignoring'>(keep: Keep) =>
  <const K extends string = never>(...labels: readonly K[]): OneToOne<Keep, K> => ({
    keep,
    labels,
    many: 'none',
    include: [],
    groupLeft: (...include) => ({ keep, labels, many: 'left', include }),
    groupRight: (...include) => ({ keep, labels, many: 'right', include }),
  })

/** Partners share these labels. */
export const on = match('on')
/** Partners share all labels but these. */
export const ignoring = match('ignoring')

/** How a query's tree writes it. */
export const matchingNode = ({ keep, labels, many, include }: Match): Matching => ({
  keep,
  labels,
  ...(many !== 'none' && { many }),
  ...(include.length > 0 && { include }),
})

/** The labels of a result, from those of both sides. */
export const matched = (
  left: readonly string[],
  right: readonly string[],
  match: Match | undefined,
): readonly string[] => {
  if (!match) return left
  const { keep, labels, many, include } = match
  if (many !== 'none') return [...new Set([...(many === 'left' ? left : right), ...include])]
  return keep === 'on' ? labels : left.filter((label) => !labels.includes(label))
}

type Part<A extends string, B extends string> = [A] extends [B] ? unknown : string extends B ? unknown : never
type Equal<A extends string, B extends string> = string extends A
  ? unknown
  : string extends B
    ? unknown
    : Part<A, B> & Part<B, A>

/** `unknown` where series of the two sides can be partners, else `never`. */
export type Fits<L extends string, R extends string, M> =
  M extends Match<infer Keep, infer K, infer Many, infer I>
    ? Keep extends 'on'
      ? Part<K, L> & Part<K, R> & Taken<L, R, Many, I>
      : (Many extends 'none'
          ? Equal<Exclude<L, K>, Exclude<R, K>>
          : Many extends 'left'
            ? Part<Exclude<R, K | I>, L>
            : Part<Exclude<L, K | I>, R>) &
          Taken<L, R, Many, I>
    : Equal<L, R>

type Taken<L extends string, R extends string, Many, I extends string> = Many extends 'left'
  ? Part<I, R>
  : Many extends 'right'
    ? Part<I, L>
    : unknown

/** The labels of what two partners make. */
export type Met<L extends string, R extends string, M> =
  M extends Match<infer Keep, infer K, infer Many, infer I>
    ? Many extends 'left'
      ? L | I
      : Many extends 'right'
        ? R | I
        : Keep extends 'on'
          ? K
          : Exclude<L, K>
    : L
