import type { Matcher } from '../node.ts'
import { hasVariable } from '../text.ts'
import type { LabelSet } from './facts.ts'
import { drop } from './label-set.ts'
import { matchesRe2 } from './regex.ts'

/** The labels of those series that a matcher lets through. */
export const narrowed = (labels: LabelSet, matcher: Matcher): LabelSet => {
  const { label, operator, value } = matcher
  if (hasVariable(value) || hasVariable(label)) return labels
  if (operator === '=' && value === '') return drop(labels, [label])
  const passes = test(matcher)
  const possible = operator === '=' ? new Set([value]) : passes && passing(labels.values.get(label), passes)
  const filled = passes?.('') === false
  if (!possible && !filled) return labels
  const many = new Set(labels.many)
  if (possible && possible.size < 2) many.delete(label)
  return {
    atLeast: filled ? new Set([...labels.atLeast, label]) : labels.atLeast,
    atMost: labels.atMost,
    values: possible ? new Map([...labels.values, [label, possible]]) : labels.values,
    many,
  }
}

/** What a matcher asks, as a question to a value; undefined where that cannot be told. */
export const test = ({ operator, value }: Matcher): ((candidate: string) => boolean) | undefined => {
  if (operator === '=') return (candidate) => candidate === value
  if (operator === '!=') return (candidate) => candidate !== value
  const matches = matchesRe2(value)
  if (typeof matches !== 'function') return undefined
  return operator === '=~' ? matches : (candidate) => !matches(candidate)
}

const passing = (
  values: ReadonlySet<string> | undefined,
  passes: (candidate: string) => boolean,
): ReadonlySet<string> | undefined => values && new Set([...values].filter(passes))
