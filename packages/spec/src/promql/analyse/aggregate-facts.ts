import { promqlAggregators } from '../language/aggregators.ts'
import type { AggregateNode } from '../node.ts'
import { hasVariable } from '../text.ts'
import { aType } from './a-type.ts'
import type { Facts, LabelSet, Nature } from './facts.ts'
import { canHave, certainlyFew, drop, keepOnly, noLabels, unknownLabels, withLabel } from './label-set.ts'
import { plainNumber } from './quantity.ts'
import { find, labelPlace, placeOf, type Scope } from './scope.ts'

export const aggregateFacts = (scope: Scope, node: AggregateNode): Facts => {
  const parameter = node.parameter && scope.factsOf(scope, node.parameter)
  const of = scope.factsOf(scope, node.of)
  checkTypes(scope, node, { parameter, of })
  checkGrouping(scope, node, of)
  checkAverage(scope, node)
  const { picks, counts, squares } = promqlAggregators[node.operator]
  if (picks) return { ...of, type: 'instant', labels: certainlyFew(of.labels), byZero: undefined }
  const labels = grouped(node, of.labels)
  return {
    type: 'instant',
    labels,
    unit: counts ? plainNumber : squares ? undefined : of.unit,
    nature: counts ? 'gauge' : natureOf(node, of.nature),
    constant: undefined,
    canBe: counts
      ? {
          absent: of.canBe.absent,
          zero: node.operator === 'count_values',
          negative: false,
          nan: false,
          infinite: false,
        }
      : { ...of.canBe, zero: of.canBe.zero || of.canBe.negative },
    buckets: canHave(labels, 'le') && node.operator === 'sum' ? of.buckets : undefined,
    quantile: counts ? undefined : of.quantile,
    isCondition: of.isCondition,
    byZero: undefined,
  }
}

const natureOf = ({ operator }: AggregateNode, of: Nature | undefined): Nature | undefined => {
  if (of !== 'counter' && of !== 'sum of counters') return of
  return operator === 'sum' || operator === 'avg' || operator === 'min' || operator === 'max'
    ? 'sum of counters'
    : 'gauge'
}

const grouped = ({ operator, parameter, grouping }: AggregateNode, of: LabelSet): LabelSet => {
  const kept = !grouping
    ? noLabels
    : grouping.labels.some(hasVariable)
      ? unknownLabels
      : grouping.keep === 'by'
        ? keepOnly(of, grouping.labels)
        : drop(of, grouping.labels)
  if (operator !== 'count_values') return kept
  return parameter?.kind === 'string' ? withLabel(kept, parameter.value) : unknownLabels
}

const checkTypes = (
  scope: Scope,
  node: AggregateNode,
  { parameter, of }: { readonly parameter: Facts | undefined; readonly of: Facts },
): void => {
  const wanted = promqlAggregators[node.operator].parameter
  if (node.parameter && parameter?.type && wanted && parameter.type !== wanted)
    find(scope, placeOf(scope, node.parameter), {
      code: 'type/argument',
      message: `${node.operator} takes ${aType(wanted)} as its parameter, and ${aType(parameter.type)} came.`,
      advice: wanted === 'string' ? 'Write a label name in quotes.' : 'Write a number.',
    })
  if (of.type !== undefined && of.type !== 'instant')
    find(scope, placeOf(scope, node.of), {
      code: 'type/argument',
      message: `${node.operator} takes an instant vector, and ${aType(of.type)} came.`,
      advice:
        of.type === 'range'
          ? 'Take a function of the range first, such as rate.'
          : 'Write vector(…) around it.',
    })
}

const checkGrouping = (scope: Scope, { grouping, operator }: AggregateNode, of: Facts): void => {
  if (grouping?.keep !== 'by') return
  for (const label of grouping.labels)
    if (!hasVariable(label) && !canHave(of.labels, label))
      find(scope, labelPlace(scope, grouping.labels, label), {
        code: 'grouping/label',
        message: `${operator} by "${label}", which none of the series has.`,
        advice: `They have ${[...(of.labels.atMost ?? [])].map((each) => `"${each}"`).join(', ') || 'no labels'}.`,
      })
}

/** Of shares of gauges an average may be meant; of rates, which an idle series makes 0 / 0, it never is. */
const checkAverage = (scope: Scope, { operator, of }: AggregateNode): void => {
  if (operator !== 'avg' || of.kind !== 'binary' || of.operator !== '/') return
  const natures = [of.left, of.right].map((side) => scope.facts.get(side)?.nature)
  if (!natures.every((nature) => nature === 'rate' || nature === 'increase') || of.right.kind === 'number')
    return
  find(scope, placeOf(scope, of), {
    code: 'average/of-ratios',
    message: 'An average of ratios weighs an idle series like a busy one, and one NaN makes all NaN.',
    advice: 'Divide the sums: sum(…) / sum(…).',
  })
}
