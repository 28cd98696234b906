import { print, type Node, type Window } from '@octoscope/spec'
import { comparesWithNumber } from './conditions.ts'

/** A query's text without its thresholds and windows: two queries of one shape ask the same, more or less strictly. */
export const shape = (node: Node): string => print(withHoles(node))

const withHoles = (node: Node): Node => {
  switch (node.kind) {
    case 'selector':
      return node.window ? { ...node, window: '…' as Window } : node
    case 'call':
      return { ...node, arguments: node.arguments.map(withHoles) }
    case 'aggregate':
      return { ...node, of: withHoles(node.of) }
    case 'binary':
      return {
        ...node,
        left: withHoles(node.left),
        right: comparesWithNumber(node) ? hole : withHoles(node.right),
      }
    default:
      return node
  }
}

const hole: Node = { kind: 'number', value: NaN }
