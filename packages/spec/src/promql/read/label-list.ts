import type { Part } from './part.ts'
import { readString } from './read-string.ts'
import { textOf, type Draft } from './reading.ts'

/** The labels between the parentheses of `by`, `on` and their like. */
export const labelList = (draft: Draft, list: Part | undefined): readonly string[] => {
  const parts = list?.parts ?? []
  const labels = parts.map((part) => labelName(draft, part))
  draft.places.labels.set(labels, parts)
  return labels
}

/** A label's name, plain or in quotes. */
export const labelName = (draft: Draft, part: Part): string =>
  part.name === 'QuotedLabelName' ? readString(draft, part) : textOf(draft, part)
