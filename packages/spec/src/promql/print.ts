import type { AggregateNode, BinaryNode, Late, Matching, Node, SubqueryNode } from './node.ts'
import { labelText, numberText, stringText } from './text.ts'
import { closesTogether, precedence } from './precedence.ts'
import { printSelector, printShift } from './print-selector.ts'

/** PromQL text of a query, on one line. */
export const print = (node: Node): string => {
  switch (node.kind) {
    case 'number':
      return numberText(node.value)
    case 'string':
      return stringText(node.value)
    case 'variable':
      return node.text
    case 'selector':
      return printSelector(node)
    case 'subquery':
      return printSubquery(node)
    case 'call':
      return `${node.function}(${node.arguments.map(print).join(', ')})`
    case 'aggregate':
      return printAggregate(node)
    case 'unary':
      return `${node.operator}${negated(node.of)}`
    case 'binary':
      return printBinary(node)
  }
}

const printSubquery = (node: SubqueryNode): string => {
  const whole = node.of.kind === 'call' || node.of.kind === 'aggregate' || isPlainSelector(node.of)
  const of = whole ? print(node.of) : `(${print(node.of)})`
  return `${of}[${spanText(node.window)}:${node.step ? spanText(node.step) : ''}]${printShift(node)}`
}

const isPlainSelector = (node: Node): boolean =>
  node.kind === 'selector' && !node.window && !node.lateWindow && printShift(node) === '' && !node.edges

const spanText = (span: string | Late): string => (typeof span === 'string' ? span : span.late)

const printAggregate = ({ operator, grouping, parameter, of }: AggregateNode): string => {
  const body = `(${parameter ? `${print(parameter)}, ` : ''}${print(of)})`
  return grouping
    ? `${operator} ${grouping.keep} (${labelList(grouping.labels)}) ${body}`
    : `${operator}${body}`
}

/** A sign binds less closely than a power, and more than all else. */
const negated = (of: Node): string => {
  const text = print(of)
  const closed = of.kind !== 'binary' && of.kind !== 'number' && of.kind !== 'unary'
  return closed || (of.kind === 'binary' && of.operator === '^') ? text : `(${text})`
}

const printBinary = (node: BinaryNode): string => {
  const words = [node.operator, node.bool ? 'bool' : '', matchingText(node.matching), fillText(node.fill)]
  const operator = words.filter((word) => word !== '').join(' ')
  return `${operand(node.left, node, 'left')} ${operator} ${operand(node.right, node, 'right')}`
}

const matchingText = (matching: Matching | undefined): string => {
  if (!matching) return ''
  const { keep, labels, many, include } = matching
  const side = many ? ` group_${many}${include ? ` (${labelList(include)})` : ''}` : ''
  // Without its own list, group_left would take a parenthesis of the right side for one.
  return `${keep} (${labelList(labels)})${side}${many && !include ? ' ()' : ''}`
}

const fillText = (fill: BinaryNode['fill']): string => {
  if (!fill) return ''
  const { left, right } = fill
  if (left !== undefined && Object.is(left, right)) return `fill(${numberText(left)})`
  return [
    left === undefined ? '' : `fill_left(${numberText(left)})`,
    right === undefined ? '' : `fill_right(${numberText(right)})`,
  ]
    .filter((word) => word !== '')
    .join(' ')
}

const labelList = (labels: readonly string[]): string => labels.map(labelText).join(', ')

/** Parentheses where the tree says other than precedence would. */
const operand = (node: Node, parent: BinaryNode, side: 'left' | 'right'): string => {
  const text = print(node)
  if (node.kind === 'unary') return `(${text})`
  if (node.kind === 'number') return text.startsWith('-') ? `(${text})` : text
  if (node.kind !== 'binary') return text
  const [own, outer] = [precedence[node.operator], precedence[parent.operator]]
  return own > outer || (own === outer && closesTogether(node, parent, side)) ? text : `(${text})`
}
