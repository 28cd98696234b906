import type { Node } from '@octoscope/spec'

/** The unit of a query's values, such as `ratio` or `dollars per second`; undefined where it cannot be told. */
export const unitOf = (node: Node): string | undefined => {
  switch (node.kind) {
    case 'selector':
      return node.suffix === '_bucket' || node.suffix === '_count' ? 'observations' : node.metric.unit
    case 'aggregate':
      return node.operator === 'count' ? 'series' : unitOf(node.of)
    case 'call':
      return unitOfCall(node.function, node.arguments)
    case 'binary':
      return unitOfBinary(node.operator, unitOf(node.left), unitOf(node.right))
    default:
      return undefined
  }
}

const unitOfCall = (name: string, [first, second]: readonly Node[]): string | undefined => {
  if (name === 'histogram_quantile') return second && unitOfObservations(second)
  const unit = first && unitOf(first)
  if (name === 'rate') return unit && `${unit} per second`
  return name === 'increase' ? unit : undefined
}

/** The unit of what a histogram observes, found at the buckets that a query reads. */
const unitOfObservations = (node: Node): string | undefined => {
  switch (node.kind) {
    case 'selector':
      return node.metric.unit
    case 'aggregate':
      return unitOfObservations(node.of)
    case 'call':
      return node.arguments.map(unitOfObservations).find((unit) => unit !== undefined)
    default:
      return undefined
  }
}

const unitOfBinary = (operator: string, left?: string, right?: string): string | undefined => {
  if (operator === '/' && left && right) return left === right ? 'ratio' : `${left} per ${right}`
  if (operator === '*' || operator === '/') return undefined
  return operator === '+' || operator === '-' ? sameOrNone(left, right) : left
}

const sameOrNone = (left?: string, right?: string): string | undefined => (left === right ? left : undefined)
