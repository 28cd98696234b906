import { parser } from '@prometheus-io/lezer-promql'
import type { TreeCursor } from '@lezer/common'

/** A part of the text, as the grammar names it. */
export interface Part {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly parts: readonly Part[]
  /** Its operators are grouped as Prometheus does. */
  readonly grouped?: true
}

export interface Parsed {
  readonly whole: Part
  /** Where the grammar is broken first. */
  readonly error: Part | undefined
  /** The text nests deeper than anybody writes, and is cut off. */
  readonly tooDeep: boolean
}

/** Deep enough for every query a person writes, and far from the end of the call stack. */
const deepest = 600

export const parse = (text: string): Parsed => {
  const state: { error: Part | undefined; tooDeep: boolean } = { error: undefined, tooDeep: false }
  const partAt = (cursor: TreeCursor, depth: number): Part => {
    const parts: Part[] = []
    const part = { name: cursor.name, from: cursor.from, to: cursor.to, parts }
    if (cursor.type.isError) state.error ??= part
    if (depth > deepest) state.tooDeep = true
    else if (cursor.firstChild()) {
      do if (cursor.name !== 'LineComment') parts.push(partAt(cursor, depth + 1))
      while (cursor.nextSibling())
      cursor.parent()
    }
    return part
  }
  const whole = partAt(parser.parse(text).cursor(), 0)
  return { whole, ...state }
}
