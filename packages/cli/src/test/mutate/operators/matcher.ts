import type { Matcher } from '@octoscope/spec'
import { queryOperator } from '../mutant.ts'

/** One matcher dropped, turned into its opposite, or asking for another value. */
export const matcher = queryOperator('matcher', (part) => {
  if (part.kind !== 'selector') return []
  return part.matchers.flatMap((one, index) => [
    {
      to: { ...part, matchers: part.matchers.toSpliced(index, 1) },
      change: `${text(one)} dropped`,
    },
    ...[negated(one), ...ofOtherValues(one)].map((other) => ({
      to: { ...part, matchers: part.matchers.with(index, other) },
      change: `${text(one)} to ${text(other)}`,
    })),
  ])
})

const text = ({ label, operator, value }: Matcher): string => `${label}${operator}${JSON.stringify(value)}`

const opposites = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' } as const
const negated = (matcher: Matcher): Matcher => ({ ...matcher, operator: opposites[matcher.operator] })

/** Of alternatives, each is left out in turn; a single value is replaced. */
const ofOtherValues = (matcher: Matcher): readonly Matcher[] => {
  const alternatives = matcher.operator.endsWith('~') ? splitAlternatives(matcher.value) : []
  if (alternatives.length < 2) return [{ ...matcher, value: `not-${matcher.value}` }]
  return alternatives.map((_, index) => ({ ...matcher, value: alternatives.toSpliced(index, 1).join('|') }))
}

/** Empty where groups or escapes make a bar something other than an alternative of the whole. */
const splitAlternatives = (pattern: string): readonly string[] =>
  /[()[\]\\]/.test(pattern) ? [] : pattern.split('|')
