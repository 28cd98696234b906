import { canonicalBound } from '../bound.ts'
import type { Matcher, SelectorNode } from '../node.ts'
import { nearest } from '../nearest.ts'
import { hasVariable } from '../text.ts'
import { isUndeclared } from '../undeclared.ts'
import type { LabelSet } from './facts.ts'
import { canHave } from './label-set.ts'
import { test } from './matcher-facts.ts'
import { matchesRe2 } from './regex.ts'
import { find, placeOf, type Scope } from './scope.ts'

/** A selector against the declaration of its metric, with the labels that its series have before they are chosen from. */
export const checkSelector = (scope: Scope, node: SelectorNode, labels: LabelSet): void => {
  checkName(scope, node)
  checkEmpty(scope, node)
  for (const matcher of node.matchers)
    if (!hasVariable(matcher.label) && !hasVariable(matcher.value))
      checkMatcher(scope, node, { matcher, labels })
}

const checkName = (scope: Scope, node: SelectorNode): void => {
  const { metric, suffix } = node
  const place = scope.places.names.get(node) ?? placeOf(scope, node)
  if (isUndeclared(metric)) {
    if (scope.catalogue.size === 0 || metric.name === '' || hasVariable(metric.name)) return
    const known = `${metric.name}_total`
    const meant = scope.catalogue.has(known) ? known : nearest(metric.name, scope.catalogue.keys())
    find(scope, place, {
      code: 'metric/undeclared',
      message: `"${metric.name}" is read, and no metric of this name is declared.`,
      advice: meant
        ? `Did you mean "${meant}"?`
        : 'Declare it beside the service that records or exports it.',
    })
  } else if (metric.type === 'histogram' && suffix === '')
    find(scope, place, {
      code: 'metric/histogram',
      message: `"${metric.name}" is a histogram, and no series has its bare name.`,
      advice: `Read "${metric.name}_bucket", "${metric.name}_sum" or "${metric.name}_count".`,
    })
}

/** Source: prometheus.io/docs, "Instant vector selectors". */
const checkEmpty = (scope: Scope, node: SelectorNode): void => {
  if (node.metric.name !== '' || node.matchers.some((matcher) => test(matcher)?.('') !== true)) return
  find(scope, placeOf(scope, node), {
    code: 'selector/empty',
    message: 'A selector must ask for a name, or for a label that is not empty.',
    advice: 'Add the name of a metric.',
  })
}

interface Asked {
  readonly matcher: Matcher
  readonly labels: LabelSet
}

const checkMatcher = (scope: Scope, node: SelectorNode, { matcher, labels }: Asked): void => {
  const { label, operator, value } = matcher
  const place = placeOf(scope, matcher)
  const name = `${node.metric.name}${node.suffix}`
  if ((operator === '=~' || operator === '!~') && matchesRe2(value) === 'invalid')
    return find(scope, place, {
      code: 'matcher/regex',
      message: `"${value}" must be a regular expression of RE2.`,
      advice: 'RE2 knows no lookaround and no references back. Close what is open.',
    })
  if (!canHave(labels, label) && label !== '__name__')
    return find(scope, place, {
      code: 'matcher/label',
      message: `"${name}" has no label "${label}".`,
      advice: `Its labels are ${list(labels.atMost ?? [])}.`,
    })
  if (label === 'le' && node.suffix === '_bucket') return checkBound(scope, node, matcher)
  const values = labels.values.get(label)
  if (values && !choosesSome(matcher, values)) noValue(scope, { matcher, values, name })
}

/** A negative matcher is wrong as well when it names a value that is not there. */
const choosesSome = (matcher: Matcher, values: ReadonlySet<string>): boolean => {
  if (matcher.value === '') return true
  if (matcher.operator === '!=') return values.has(matcher.value)
  const positive: Matcher = matcher.operator === '!~' ? { ...matcher, operator: '=~' } : matcher
  const passes = test(positive)
  return !passes || [...values].some(passes)
}

const noValue = (
  scope: Scope,
  {
    matcher,
    values,
    name,
  }: { readonly matcher: Matcher; readonly values: ReadonlySet<string>; readonly name: string },
) =>
  find(scope, placeOf(scope, matcher), {
    code: 'matcher/value',
    message: `"${matcher.label}" of "${name}" is never ${/~/.test(matcher.operator) ? `matched by "${matcher.value}"` : `"${matcher.value}"`}.`,
    advice: `Its values are ${list(values)}.`,
  })

/** Prometheus 2 keeps `le="1"` as it is scraped, Prometheus 3 makes it `le="1.0"`. */
const checkBound = (scope: Scope, { metric }: SelectorNode, matcher: Matcher): void => {
  const place = placeOf(scope, matcher)
  const bounds = 'buckets' in metric ? metric.buckets : []
  const passes = test(matcher)
  const asked = Number(matcher.value)
  if (matcher.operator === '=' && matcher.value !== '+Inf' && !bounds.includes(asked))
    return noValue(scope, {
      matcher,
      values: new Set([...bounds.map(String), '+Inf']),
      name: `${metric.name}_bucket`,
    })
  if (!passes || matcher.value === '') return
  const half = bounds.find((bound) => passes(`${bound}`) !== passes(canonicalBound(bound)))
  if (half !== undefined)
    find(scope, place, {
      code: 'matcher/le',
      message: `le=${matcher.operator === '=' ? '' : '~'}"${matcher.value}" means different buckets in Prometheus 2 and 3: the bound ${half} is "${half}" in the one and "${canonicalBound(half)}" in the other.`,
      advice: `Write le=~"${half}|${canonicalBound(half).replace(/[.+]/g, String.raw`\\$&`)}".`,
    })
}

export const list = (names: Iterable<string>): string => [...names].map((name) => `"${name}"`).join(', ')
