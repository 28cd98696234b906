import type { MetricEntry } from '../../catalog/metrics.ts'
import { moved, type Change, type Told } from '../change.ts'

type Label = MetricEntry['labels'][string]
type Make = (what: string, told: Told) => Change

export const labelChanges = (from: MetricEntry, to: MetricEntry, change: Make): readonly Change[] => [
  ...Object.keys(from.labels)
    .filter((name) => !Object.hasOwn(to.labels, name))
    .map((name) =>
      change('label-removed', {
        from: name,
        to: null,
        meaning: `Queries that ask for ${name} or group by it find nothing.`,
        risk: 'breaking',
      }),
    ),
  ...Object.keys(to.labels)
    .filter((name) => !Object.hasOwn(from.labels, name))
    .map((name) =>
      change('label-added', {
        from: null,
        to: name,
        meaning: `Each series is split by ${name}, and begins anew.`,
        risk: 'notable',
      }),
    ),
  ...Object.entries(to.labels).flatMap(([name, label]) => {
    const before = Object.hasOwn(from.labels, name) ? from.labels[name] : undefined
    return before ? valueChanges({ name, from: before, to: label }, change) : []
  }),
]

const valueChanges = (
  { name, from, to }: { readonly name: string; readonly from: Label; readonly to: Label },
  change: Make,
): readonly Change[] => {
  if (from.kind === 'oneOf' && to.kind === 'oneOf')
    return closedValues(name, [from.values, to.values], change)
  return moved(budget(from), budget(to), (before, after) =>
    change('label-values', {
      from: `${name}: ${before}`,
      to: `${name}: ${after}`,
      meaning: `${name} may take other values than before.`,
      risk: 'notable',
    }),
  )
}

const closedValues = (
  name: string,
  [before, after]: readonly [readonly string[], readonly string[]],
  change: Make,
): readonly Change[] => [
  ...before
    .filter((value) => !after.includes(value))
    .map((value) =>
      change('value-removed', {
        from: `${name}="${value}"`,
        to: null,
        meaning: 'Queries that ask for it find nothing.',
        risk: 'breaking',
      }),
    ),
  ...after
    .filter((value) => !before.includes(value))
    .map((value) =>
      change('value-added', {
        from: null,
        to: `${name}="${value}"`,
        meaning: 'Sums over all values now count it too.',
        risk: 'safe',
      }),
    ),
]

const budget = (label: Label): string =>
  label.kind === 'oneOf' ? `one of ${label.values.join(', ')}` : `at most ${label.limit} values`
