import type { Node, SelectorNode } from './node.ts'

/** Every selector of a query, in the order they are written. */
export const selectors = (node: Node): readonly SelectorNode[] =>
  nodes(node).filter((each) => each.kind === 'selector')

/** A query and all its parts, each before its own parts. */
export const nodes = (node: Node): readonly Node[] => [node, ...children(node).flatMap(nodes)]

/** The parts of which a query is directly made, in the order they are written. */
export const children = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'variable':
    case 'selector':
      return []
    case 'call':
      return node.arguments
    case 'aggregate':
      return node.parameter ? [node.parameter, node.of] : [node.of]
    case 'subquery':
    case 'unary':
      return [node.of]
    case 'binary':
      return [node.left, node.right]
  }
}
