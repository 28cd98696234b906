/** A label whose values are all known: each exists from the start, and no other compiles. */
export interface OneOf<Value extends string = string> {
  readonly kind: 'oneOf'
  readonly values: readonly Value[]
}

/** A label whose values are met at run time. Beyond `limit` distinct values, further ones share the value {@link overflow}. */
export interface AtMost {
  readonly kind: 'atMost'
  readonly limit: number
  /** Another label of the same metric whose value settles this one's, at any one time: the two make no more series than one. */
  readonly settledBy?: string
}

export type Label = OneOf | AtMost
export type Labels = Readonly<Record<string, Label>>

/** The value that stands for all values beyond a bounded label's limit. */
export const overflow = '_overflow'

export const oneOf = <const Value extends string>(...values: readonly [Value, ...Value[]]): OneOf<Value> => ({
  kind: 'oneOf',
  values,
})

export const atMost = (limit: number, about: Pick<AtMost, 'settledBy'> = {}): AtMost => ({
  kind: 'atMost',
  limit,
  ...about,
})

type ValueOf<L> = L extends OneOf<infer Value> ? Value : string

/** One value for each label: every declared label, and no other. */
export type LabelValues<L extends Labels> = { readonly [Name in keyof L]: ValueOf<L[Name]> }

/** How many series these labels can make: the product of their budgets, each bounded label with its overflow. */
export const seriesBudget = (labels: Labels): number =>
  Object.values(labels)
    .filter((label) => !isSettled(label, labels))
    .reduce((product, label) => product * valuesOf(label), 1)

const isSettled = (label: Label, labels: Labels): boolean =>
  label.kind === 'atMost' && label.settledBy !== undefined && label.settledBy in labels

const valuesOf = (label: Label): number => (label.kind === 'oneOf' ? label.values.length : label.limit + 1)
