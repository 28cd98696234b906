import { escapeValue } from '../series/escape-value.ts'
import { longestValue } from '../series/label-axis.ts'

/** Attributes of a measurement, ready for the page and for OpenTelemetry's readers. */
export interface AttributeLabels {
  /** As the page shows them, in one order whatever order they came in. */
  readonly text: string
  /** As they came, without what says nothing. */
  readonly attributes: Record<string, AttributeValue>
}

type AttributeValue = string | number | boolean | (string | number | boolean)[]

/** More labels, or longer names, would make Prometheus refuse the whole page. */
const limits = { labels: 20, nameLength: 128 }

/**
 * Whatever came as attributes, as OpenTelemetry's specification translates them: other characters in a key become `_`,
 * and keys that become the same one share a label, their values joined by `;`. Undefined when a scrape could not take
 * them. Throws what a getter or a value throws.
 */
export const attributeLabels = (given: unknown): AttributeLabels | undefined => {
  if (typeof given !== 'object' || given === null) return none
  const entries = Object.entries(given)
    .filter(([key, value]) => key !== '' && value !== undefined && value !== null)
    .map(([key, value]) => ({ key, value, name: labelName(key), text: valueText(value) }))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.key, b.key))
  const labels = new Map<string, string>()
  for (const { name, text } of entries) {
    const other = labels.get(name)
    labels.set(name, (other === undefined ? text : `${other};${text}`).slice(0, longestValue))
  }
  if (labels.size > limits.labels || [...labels.keys()].some(({ length }) => length > limits.nameLength))
    return undefined
  return {
    text: labelText(labels),
    attributes: Object.fromEntries(entries.map(({ key, value }) => [key, value as AttributeValue])),
  }
}

/** `a="1",b="2"` */
export const labelText = (labels: Iterable<readonly [name: string, value: string]>): string =>
  Array.from(labels, ([name, value]) => `${name}="${escapeValue(value.toWellFormed())}"`).join(',')

const none: AttributeLabels = { text: '', attributes: {} }

/** What a label of ours is named too gets a name of its own, as Prometheus does it. */
const labelName = (key: string): string => {
  const name = key.replaceAll(/[^a-zA-Z0-9]+/g, '_')
  if (taken.has(name)) return `exported_${name}`
  return /^\d/.test(name) ? `_${name}` : name
}

const taken = new Set(['le', 'quantile', 'otel_scope_name', 'otel_scope_version', 'otel_scope_schema_url'])

const valueText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (typeof text !== 'string')
    throw new TypeError('An attribute must be text, a number, a boolean or a list of them.')
  return text.slice(0, longestValue)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
