import type { Node, SubqueryNode, UnaryNode } from '../node.ts'
import { aType } from './a-type.ts'
import { aggregateFacts } from './aggregate-facts.ts'
import { binaryFacts } from './binary-facts.ts'
import { callFacts } from './call-facts.ts'
import type { Facts } from './facts.ts'
import { noLabels, unknownLabels } from './label-set.ts'
import { plainNumber } from './quantity.ts'
import { find, placeOf, type Scope } from './scope.ts'
import { selectorFacts } from './selector-facts.ts'

/** What is known of a part, once for each; what is wrong in it goes to the findings. */
export const factsOf = (scope: Scope, node: Node): Facts => {
  const facts = newFacts(scope, node)
  scope.facts.set(node, facts)
  return facts
}

const newFacts = (scope: Scope, node: Node): Facts => {
  switch (node.kind) {
    case 'number':
      return constant(node.value)
    case 'string':
      return { ...constant(NaN), type: 'string', constant: undefined, unit: undefined }
    case 'variable':
      return {
        ...constant(NaN),
        type: undefined,
        labels: unknownLabels,
        unit: undefined,
        constant: undefined,
      }
    case 'selector':
      return selectorFacts(scope, node)
    case 'subquery':
      return subqueryFacts(scope, node)
    case 'call':
      return callFacts(scope, node)
    case 'aggregate':
      return aggregateFacts(scope, node)
    case 'unary':
      return unaryFacts(scope, node)
    case 'binary':
      return binaryFacts(scope, node)
  }
}

export const constant = (value: number): Facts => ({
  type: 'scalar',
  labels: noLabels,
  unit: plainNumber,
  nature: undefined,
  constant: value,
  canBe: {
    absent: false,
    zero: value === 0,
    negative: value < 0,
    nan: Number.isNaN(value),
    infinite: Math.abs(value) === Infinity,
  },
  buckets: undefined,
  quantile: undefined,
  isCondition: false,
  byZero: undefined,
})

const subqueryFacts = (scope: Scope, node: SubqueryNode): Facts => {
  const of = factsOf(scope, node.of)
  if (of.type !== 'instant' && of.type !== undefined)
    find(scope, placeOf(scope, node.of), {
      code: 'type/operand',
      message: `A subquery looks at an instant vector, and ${aType(of.type)} came.`,
      advice:
        of.type === 'range' ? 'Take a function of the range first.' : 'Write vector(…) around a number.',
    })
  return { ...of, type: 'range', isCondition: false, byZero: undefined }
}

const unaryFacts = (scope: Scope, node: UnaryNode): Facts => {
  const of = factsOf(scope, node.of)
  if (of.type === 'string' || of.type === 'range')
    find(scope, placeOf(scope, node.of), {
      code: 'type/operand',
      message: `A sign stands before a scalar or an instant vector, and ${aType(of.type)} came.`,
      advice: of.type === 'range' ? 'Take a function of the range first.' : 'Remove the sign.',
    })
  if (node.operator === '+') return of
  return {
    ...of,
    nature: of.nature && 'gauge',
    constant: of.constant === undefined ? undefined : -of.constant,
    canBe: { ...of.canBe, negative: true },
    isCondition: false,
    byZero: undefined,
  }
}
