import type { LabelSet } from './facts.ts'

/** What happens to labels on their way through a query. */

const none: ReadonlySet<never> = new Set<never>()

export const noLabels: LabelSet = { atLeast: none, atMost: none, values: new Map(), many: none }
export const unknownLabels: LabelSet = { ...noLabels, atMost: undefined }

export const canHave = ({ atMost }: LabelSet, label: string): boolean => !atMost || atMost.has(label)

export const keepOnly = (of: LabelSet, labels: readonly string[]): LabelSet => {
  const kept = new Set(labels)
  return {
    ...filtered(of, (label) => kept.has(label)),
    atMost: restrict(of.atMost ?? kept, (label) => kept.has(label)),
  }
}

export const drop = (of: LabelSet, labels: readonly string[]): LabelSet =>
  filtered(of, (label) => !labels.includes(label))

const filtered = (of: LabelSet, keeps: (label: string) => boolean): LabelSet => ({
  atLeast: restrict(of.atLeast, keeps),
  atMost: of.atMost && restrict(of.atMost, keeps),
  values: new Map([...of.values].filter(([label]) => keeps(label))),
  many: restrict(of.many, keeps),
})

const restrict = (labels: ReadonlySet<string>, keeps: (label: string) => boolean): ReadonlySet<string> =>
  new Set([...labels].filter(keeps))

/** A label that every series has from here on; its values are those given, or cannot be told. */
export const withLabel = (of: LabelSet, label: string, values?: ReadonlySet<string>): LabelSet => {
  const others = drop(of, [label])
  return {
    atLeast: values ? new Set([...others.atLeast, label]) : others.atLeast,
    atMost: others.atMost && new Set([...others.atMost, label]),
    values: values ? new Map([...others.values, [label, values]]) : others.values,
    many: others.many,
  }
}

/** Series of either: `or`. */
export const either = (a: LabelSet, b: LabelSet): LabelSet => ({
  atLeast: restrict(a.atLeast, (label) => b.atLeast.has(label)),
  atMost: a.atMost && b.atMost && new Set([...a.atMost, ...b.atMost]),
  values: new Map(
    [...a.values].flatMap(([label, values]) => {
      const others = b.values.get(label)
      return others ? [[label, new Set([...values, ...others])]] : []
    }),
  ),
  many: restrict(a.many, (label) => b.many.has(label)),
})

/** Series of the first that have partners in the second: what is known of either is true of the labels they match by. */
export const partnered = (a: LabelSet, b: LabelSet, shares: (label: string) => boolean): LabelSet => ({
  atLeast: new Set([...a.atLeast, ...restrict(b.atLeast, (label) => shares(label) && canHave(a, label))]),
  atMost: a.atMost,
  values: new Map([
    ...a.values,
    ...[...b.values].filter(([label]) => shares(label) && isNarrower(b, a, label)),
  ]),
  many: a.many,
})

const isNarrower = (b: LabelSet, a: LabelSet, label: string): boolean =>
  (b.values.get(label)?.size ?? Infinity) < (a.values.get(label)?.size ?? Infinity)

/** After series were let through by their values, none of them is certain to be there. */
export const certainlyFew = (of: LabelSet): LabelSet => (of.many.size === 0 ? of : { ...of, many: none })
