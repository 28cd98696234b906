import type { Metric } from '../../metrics/metric.ts'
import type { SelectorNode } from '../node.ts'
import { isUndeclared } from '../undeclared.ts'
import type { Buckets, Facts, LabelSet, Quantity } from './facts.ts'
import { unknownLabels } from './label-set.ts'
import { narrowed } from './matcher-facts.ts'
import { checkSelector } from './check-selector.ts'
import { observationCount, plainNumber, quantityOf } from './quantity.ts'
import type { Scope, TargetLabels } from './scope.ts'

export const selectorFacts = (scope: Scope, node: SelectorNode): Facts => {
  const known = !isUndeclared(node.metric) && !(node.metric.type === 'histogram' && node.suffix === '')
  const labels = known ? labelsOf(scope, node) : unknownLabels
  checkSelector(scope, node, labels)
  return {
    type: node.window || node.lateWindow ? 'range' : 'instant',
    labels: node.matchers.reduce(narrowed, labels),
    unit: known ? unitOf(node) : undefined,
    nature: known ? (node.metric.type === 'gauge' ? 'gauge' : 'counter') : undefined,
    constant: undefined,
    canBe: { absent: true, ...signs(node, known), nan: false, infinite: false },
    buckets: bucketsOf(node),
    quantile: undefined,
    isCondition: false,
    byZero: undefined,
  }
}

/** The labels of a metric's series stay the same from query to query. */
const bases = new WeakMap<TargetLabels, WeakMap<Metric, Map<string, LabelSet>>>()

const labelsOf = ({ targetLabels }: Scope, { metric, suffix }: SelectorNode): LabelSet => {
  const byMetric = remembered(bases, targetLabels, () => new WeakMap<Metric, Map<string, LabelSet>>())
  const bySuffix = remembered(byMetric, metric, () => new Map<string, LabelSet>())
  const base = bySuffix.get(suffix) ?? baseOf(metric, suffix, targetLabels(metric))
  bySuffix.set(suffix, base)
  return base
}

const remembered = <K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V => {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

const baseOf = (metric: Metric, suffix: string, added: readonly string[] | undefined): LabelSet => {
  const own = Object.keys(metric.labels)
  const closed = Object.entries(metric.labels).flatMap(([label, declared]) =>
    declared.kind === 'oneOf' ? [[label, new Set(declared.values)] as const] : [],
  )
  if (suffix === '_bucket' && 'buckets' in metric) {
    own.push('le')
    closed.push(['le', new Set([...metric.buckets.map(String), '+Inf'])])
  }
  const always = (added ?? []).filter((label) => label === 'job' || label === 'instance')
  return {
    atLeast: new Set([...own, ...always]),
    atMost: added && new Set([...own, ...added]),
    values: new Map(closed),
    many: new Set(closed.flatMap(([label, values]) => (values.size > 1 ? [label] : []))),
  }
}

const unitOf = ({ metric, suffix }: SelectorNode): Quantity =>
  suffix === '_bucket' || suffix === '_count' ? observationCount : quantityOf(metric.unit)

const bucketsOf = ({ metric, suffix }: SelectorNode): Buckets | undefined =>
  suffix === '_bucket' && 'buckets' in metric
    ? { bounds: metric.buckets, unit: quantityOf(metric.unit) }
    : undefined

const signs = ({ metric }: SelectorNode, known: boolean) => ({
  zero: !known || (metric.unit !== 'info' && metric.unit !== 'timestamp'),
  negative:
    !known ||
    (metric.type === 'gauge' && quantityOf(metric.unit) !== plainNumber && metric.unit !== 'timestamp'),
})
