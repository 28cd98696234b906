import { overflow, type AtMost, type Label, type Labels, type OneOf } from '@octoscope/spec/metrics'
import type { Refusal } from './losses.ts'

/** What OpenTelemetry calls the attributes of a measurement: one string for each declared label, and nothing else. */
export type LabelSet = Record<string, string>

/**
 * Takes whatever came as labels. Gives a set that holds exactly the declared labels, or the reason why there is none.
 * Calls `overflowed` when a bounded label's budget is spent and the value became {@link overflow}.
 */
export type LabelGuard = (labels: unknown, overflowed: () => void) => LabelSet | Refusal

export const labelGuard = (labels: Labels): LabelGuard => {
  const rules = Object.entries(labels).map(([name, label]) => ({ name, ...ruleOf(label) }))
  return (given, overflowed) => {
    if (rules.length === 0) return {}
    try {
      return settle(rules, given as Record<string, unknown> | null | undefined, overflowed)
    } catch {
      return 'label_value' // A getter or a proxy threw.
    }
  }
}

/** First all values are checked, then bounded ones take their place: a refused measurement spends no budget. */
const settle = (
  rules: readonly NamedRule[],
  given: Record<string, unknown> | null | undefined,
  overflowed: () => void,
): LabelSet | Refusal => {
  const set: LabelSet = {}
  for (const { name, accepts } of rules) {
    const value = given?.[name]
    if (value === undefined || value === null || value === '') return 'label_missing'
    if (typeof value !== 'string' || !accepts(value)) return 'label_value'
    set[name] = value
  }
  let spent = false
  for (const { name, place } of rules) {
    set[name] = place(set[name] as string)
    spent ||= set[name] === overflow
  }
  if (spent) overflowed()
  return set
}

interface Rule {
  readonly accepts: (value: string) => boolean
  /** The value that the series gets. */
  readonly place: (value: string) => string
}

type NamedRule = Rule & { readonly name: string }

const ruleOf = (label: Label): Rule => (label.kind === 'oneOf' ? closedRule(label) : boundedRule(label))

const closedRule = ({ values }: OneOf): Rule => {
  const known = new Set(values)
  return { accepts: (value) => known.has(value), place: (value) => value }
}

/** Prometheus counts bytes when it refuses long values: this many UTF-16 units stay below its limit of 512. */
const longestValue = 128

const boundedRule = ({ limit }: AtMost): Rule => {
  const known = new Set<string>()
  const admit = (value: string): string => {
    if (value.length > longestValue || known.size >= limit) return overflow
    // A lone surrogate would become U+FFFD on its way out, and two series one.
    const wellFormed = value.toWellFormed()
    known.add(wellFormed)
    return wellFormed
  }
  return {
    accepts: () => true,
    place: (value) => (known.has(value) || value === overflow ? value : admit(value)),
  }
}
