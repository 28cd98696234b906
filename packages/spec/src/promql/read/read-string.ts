import { stringValue } from './literals.ts'
import type { Part } from './part.ts'
import { complain, textOf, type Draft } from './reading.ts'

/** The value of a string; a complaint where Go would refuse it. */
export const readString = (draft: Draft, part: Part): string => {
  const value = stringValue(textOf(draft, part))
  if (value === undefined)
    complain(draft, 'syntax/string', {
      ...part,
      message: `The string ${textOf(draft, part)} must close on its line and hold valid escapes.`,
      advice: 'Write \\\\ for a backslash, or put the string between backticks.',
    })
  return value ?? ''
}
