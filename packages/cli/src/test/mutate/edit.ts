import { print, type Node } from '@octoscope/spec'

export interface Edit {
  readonly to: Node
  /** What it changes, in a few words. */
  readonly change: string
}

/** The edits that one part of a query offers, without regard to its own parts. */
export type EditPart = (part: Node) => readonly Edit[]

/** The whole query after each edit of each of its parts, one at a time. */
export const editsOf = (node: Node, edit: EditPart): readonly (Edit & { readonly place: string })[] => [
  ...edit(node).map((each) => ({ ...each, place: print(node) })),
  ...slots(node).flatMap(({ part, put }) =>
    editsOf(part, edit).map((each) => ({ ...each, to: put(each.to) })),
  ),
]

/** A query and all its parts. */
export const nodesOf = (node: Node): readonly Node[] => [
  node,
  ...slots(node).flatMap(({ part }) => nodesOf(part)),
]

interface Slot {
  readonly part: Node
  /** The whole with another part in this place. */
  readonly put: (part: Node) => Node
}

const slots = (node: Node): readonly Slot[] => {
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'variable':
    case 'selector':
      return []
    case 'call':
      return node.arguments.map((part, index) => ({
        part,
        put: (to) => ({ ...node, arguments: node.arguments.with(index, to) }),
      }))
    case 'aggregate':
      return [
        ...(node.parameter
          ? [{ part: node.parameter, put: (to: Node) => ({ ...node, parameter: to }) }]
          : []),
        { part: node.of, put: (to) => ({ ...node, of: to }) },
      ]
    case 'subquery':
    case 'unary':
      return [{ part: node.of, put: (to) => ({ ...node, of: to }) }]
    case 'binary':
      return [
        { part: node.left, put: (to) => ({ ...node, left: to }) },
        { part: node.right, put: (to) => ({ ...node, right: to }) },
      ]
  }
}
