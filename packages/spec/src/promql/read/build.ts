import type { AggregateNode, Aggregator, Node } from '../node.ts'
import { buildBinary } from './build-binary.ts'
import { buildMatrix, buildSelector, buildShift, buildSubquery } from './build-selector.ts'
import { numberValue } from './literals.ts'
import type { Part } from './part.ts'
import { labelList } from './label-list.ts'
import { readString } from './read-string.ts'
import { complain, partNamed, placed, textOf, type Draft } from './reading.ts'
import { regroup } from './regroup.ts'

/** The tree of an expression that the grammar accepts. */
export const build = (draft: Draft, ungrouped: Part): Node => {
  const part = regroup(draft.text, ungrouped)
  switch (part.name) {
    case 'NumberDurationLiteral':
      return buildNumber(draft, part)
    case 'StringLiteral':
      return buildString(draft, part)
    case 'VectorSelector':
      return buildSelector(draft, part)
    case 'MatrixSelector':
      return buildMatrix(draft, part)
    case 'SubqueryExpr':
      return buildSubquery(draft, part)
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'AnchoredExpr':
    case 'SmoothedExpr':
      return buildShift(draft, part)
    case 'FunctionCall':
      return buildCall(draft, part)
    case 'AggregateExpr':
      return buildAggregate(draft, part)
    case 'UnaryExpr':
      return buildUnary(draft, part)
    case 'BinaryExpr':
      return buildBinary(draft, part)
    default: // ParenExpr, which precedence says better
      return part.parts[0] ? build(draft, part.parts[0]) : buildNumber(draft, part)
  }
}

const buildNumber = (draft: Draft, part: Part): Node => {
  const text = textOf(draft, part)
  return text.includes('$') || text.includes('[[')
    ? placed(draft, part, { kind: 'variable', text })
    : placed(draft, part, { kind: 'number', value: numberValue(text) })
}

const buildString = (draft: Draft, part: Part): Node =>
  placed(draft, part, { kind: 'string', value: readString(draft, part) })

const buildCall = (draft: Draft, part: Part): Node => {
  const [name, body] = part.parts
  return placed(draft, part, {
    kind: 'call',
    function: name ? textOf(draft, name) : '',
    arguments: (body?.parts ?? []).map((argument) => build(draft, argument)),
  })
}

const buildAggregate = (draft: Draft, part: Part): Node => {
  const [name] = part.parts
  const modifier = partNamed(part, 'AggregateModifier')
  const given = (partNamed(part, 'FunctionCallBody')?.parts ?? []).map((each) => build(draft, each))
  const operator = (name ? textOf(draft, name) : '').toLowerCase() as Aggregator
  const takesTwo = withParameter.has(operator)
  if (given.length !== (takesTwo ? 2 : 1))
    complainOfCount(draft, part, { operator, takesTwo, given: given.length })
  const node: AggregateNode = {
    kind: 'aggregate',
    operator,
    ...(takesTwo && given[0] && { parameter: given[0] }),
    ...(modifier && { grouping: buildGrouping(draft, modifier) }),
    of: given.at(-1) ?? { kind: 'number', value: NaN },
  }
  return placed(draft, part, node)
}

const withParameter: ReadonlySet<string> = new Set<Aggregator>([
  'topk',
  'bottomk',
  'limitk',
  'limit_ratio',
  'quantile',
  'count_values',
])

const complainOfCount = (
  draft: Draft,
  part: Part,
  {
    operator,
    takesTwo,
    given,
  }: { readonly operator: string; readonly takesTwo: boolean; readonly given: number },
) =>
  complain(draft, 'type/argument-count', {
    ...part,
    message: `${operator} takes ${takesTwo ? 'a parameter and a vector' : 'one vector'}, and ${given} came.`,
    advice: takesTwo ? `Write ${operator}(parameter, vector).` : `Write ${operator}(vector).`,
  })

const buildGrouping = (draft: Draft, modifier: Part): AggregateNode['grouping'] & object => ({
  keep: partNamed(modifier, 'By') ? 'by' : 'without',
  labels: labelList(draft, partNamed(modifier, 'GroupingLabels')),
})

/** A sign before a number belongs to it. */
const buildUnary = (draft: Draft, part: Part): Node => {
  const [sign, operand] = part.parts
  const of = operand ? build(draft, operand) : buildNumber(draft, part)
  const operator = sign && textOf(draft, sign) === '+' ? '+' : '-'
  return of.kind === 'number'
    ? placed(draft, part, { kind: 'number', value: operator === '-' ? -of.value : of.value })
    : placed(draft, part, { kind: 'unary', operator, of })
}
