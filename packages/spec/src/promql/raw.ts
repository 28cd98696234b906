import type { Metric } from '../metrics/metric.ts'
import { analyse } from './analyse/analyse.ts'
import { caret } from './caret.ts'
import { catalogue } from './catalogue.ts'
import { instant, type Instant } from './instant.ts'
import { print } from './print.ts'
import { read } from './read/read.ts'
import type { Scalar } from './scalar.ts'
import type { Selection } from './select.ts'
import { numberText } from './text.ts'
import { isUndeclared } from './undeclared.ts'
import { selectors } from './walk.ts'

/** What may stand in a raw query: a metric by its name, series, another query, a number, or text such as a duration. */
export type Interpolated = Metric | Selection<'counter' | 'gauge'> | Instant | Scalar | number | string

/**
 * A query in PromQL's own words, for what the typed ones do not say: promql`sum(${calls}) / 2`. It goes through the same
 * reader and the same checks. Throws a SyntaxError, with the place, on text that is no PromQL.
 */
export const promql = (words: TemplateStringsArray, ...values: readonly Interpolated[]): Instant => {
  const text = words
    .map((word, index) => `${word}${index < values.length ? said(values[index] ?? '') : ''}`)
    .join('')
  const known = catalogue(values.flatMap(metricsIn))
  const reading = read(text.trim(), known)
  if (reading.kind === 'unreadable')
    throw new SyntaxError(reading.problems.map((problem) => caret(reading.text, problem)).join('\n'))
  const labels = analyse(reading, { catalogue: known })?.facts.labels
  return instant(reading.node, [...(labels?.atMost ?? labels?.atLeast ?? [])])
}

const said = (value: Interpolated): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (isMetric(value)) return value.name
  const text = print(value.node)
  return value.node.kind === 'binary' || value.node.kind === 'unary' ? `(${text})` : text
}

const metricsIn = (value: Interpolated): readonly Metric[] => {
  if (typeof value !== 'object') return []
  if (isMetric(value)) return [value]
  return selectors(value.node).flatMap(({ metric }) => (isUndeclared(metric) ? [] : [metric]))
}

const isMetric = (value: object): value is Metric => 'help' in value
