import type { AggregateNode, BinaryNode, Matcher, Node, Operator, SelectorNode } from './node.ts'

/** PromQL text of a query, on one line. */
export const print = (node: Node): string => {
  switch (node.kind) {
    case 'number':
      return printNumber(node.value)
    case 'selector':
      return printSelector(node)
    case 'call':
      return `${node.function}(${node.arguments.map(print).join(', ')})`
    case 'aggregate':
      return printAggregate(node)
    case 'binary':
      return printBinary(node)
  }
}

const printNumber = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN'
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? '+Inf' : '-Inf'
}

const printSelector = ({ metric, suffix, matchers, window }: SelectorNode): string => {
  const where = matchers.length > 0 ? `{${matchers.map(printMatcher).join(', ')}}` : ''
  return `${metric.name}${suffix}${where}${window ? `[${window}]` : ''}`
}

const printMatcher = ({ label, operator, value }: Matcher): string =>
  `${label}${operator}${JSON.stringify(value)}`

const printAggregate = ({ operator, grouping, of }: AggregateNode): string =>
  grouping
    ? `${operator} ${grouping.keep} (${grouping.labels.join(', ')}) (${print(of)})`
    : `${operator}(${print(of)})`

const printBinary = ({ operator, left, right }: BinaryNode): string =>
  `${operand(left, operator, 'left')} ${operator} ${operand(right, operator, 'right')}`

/** Parentheses where the tree says other than precedence would; these operators bind to the left, and `or` is one either way. */
const operand = (node: Node, parent: Operator, side: 'left' | 'right'): string => {
  const text = print(node)
  if (node.kind === 'number') return node.value < 0 ? `(${text})` : text
  if (node.kind !== 'binary') return text
  const [own, outer] = [precedence[node.operator], precedence[parent]]
  const asWritten = own > outer || (own === outer && (side === 'left' || parent === 'or'))
  return asWritten ? text : `(${text})`
}

/** Higher binds closer. Source: prometheus.io/docs, "Binary operator precedence". */
const precedence: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '>': 3,
  '<': 3,
  '>=': 3,
  '<=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
}
