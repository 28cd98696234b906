import type { Catalogue } from '../catalogue.ts'
import type { Finding, FindingCode } from '../finding.ts'
import type { Node, SelectorNode } from '../node.ts'
import type { Part } from './part.ts'

export interface Place {
  readonly from: number
  readonly to: number
}

/** Where the parts of a query stand in its text. Every node of a reading stands in one place only. */
export interface Places {
  /** Nodes and matchers, by identity. */
  readonly of: ReadonlyMap<object, Place>
  /** The names of selectors. */
  readonly names: ReadonlyMap<SelectorNode, Place>
  /** Each label of a list: of `by`, `without`, `on`, `ignoring`, `group_left`, `group_right`. */
  readonly labels: ReadonlyMap<readonly string[], readonly Place[]>
}

/** A text that was read. */
export interface Reading {
  readonly kind: 'reading'
  readonly text: string
  readonly node: Node
  readonly places: Places
}

/** A text that is no PromQL, and why. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly text: string
  readonly problems: readonly [Finding, ...Finding[]]
}

/** What a reading gathers on its way. */
export interface Draft {
  /** The text as it was given, with its variables. */
  readonly text: string
  readonly catalogue: Catalogue
  readonly problems: Finding[]
  /** The tree of a part of the part at hand. */
  readonly build: (draft: Draft, part: Part) => Node
  readonly places: {
    readonly of: Map<object, Place>
    readonly names: Map<SelectorNode, Place>
    readonly labels: Map<readonly string[], readonly Place[]>
  }
}

export const textOf = ({ text }: Draft, { from, to }: Place): string => text.slice(from, to)

export const complain = (
  { problems }: Draft,
  code: FindingCode,
  { from, to, message, advice }: Place & { readonly message: string; readonly advice: string },
): void => void problems.push({ code, from, to, message, advice })

/** A fresh node, and its place. */
export const placed = <T extends object>({ places }: Draft, { from, to }: Place, node: T): T => {
  places.of.set(node, { from, to })
  return node
}

export const partNamed = (part: Part, ...names: readonly string[]): Part | undefined =>
  part.parts.find(({ name }) => names.includes(name))
