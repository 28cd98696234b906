/** What kind of number a third party's instrument keeps. */
export type Kind = 'counter' | 'gauge' | 'histogram'

/** A family's name and unit as Prometheus reads them. */
export interface PrometheusName {
  readonly name: string
  readonly unit: string
}

/**
 * An OpenTelemetry metric's name as its specification translates it for Prometheus: other characters become `_`, the unit
 * and then a counter's `_total` are added unless they are there. Undefined when nothing is left of it.
 * https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
 */
export const prometheusName = (name: string, unitCode: string, kind: Kind): PrometheusName | undefined => {
  const words = name.replaceAll(/[^a-zA-Z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '')
  if (words === '' || words.length > longestName) return undefined
  const base = kind === 'counter' ? words.replace(/_total$/, '') : words
  const unit = unitCode === '1' ? (kind === 'gauge' ? 'ratio' : '') : unitWord(unitCode)
  const parts = [
    base,
    unit !== '' && !`_${base}_`.includes(`_${unit}_`) ? unit : '',
    kind === 'counter' ? 'total' : '',
  ]
  const full = parts.filter((part) => part !== '').join('_')
  return { name: /^\d/.test(full) ? `_${full}` : full, unit }
}

/** OpenTelemetry allows 255 characters; a longer name is nobody's. */
const longestName = 255

/** What is counted stands between braces and is no unit; `By/s` reads `bytes_per_second`. */
const unitWord = (code: string): string => {
  const [amount = '', ...per] = code.replaceAll(/\{[^}]*\}/g, '').split('/')
  const word = words[amount] ?? amount
  const rest = per.map((each) => `per_${perWords[each] ?? words[each] ?? each}`)
  return [word, ...rest]
    .join('_')
    .replaceAll(/[^a-zA-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
}

/** The units that the specification's translation knows. */
const words: Readonly<Record<string, string>> = {
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
  By: 'bytes',
  KiBy: 'kibibytes',
  MiBy: 'mebibytes',
  GiBy: 'gibibytes',
  KBy: 'kilobytes',
  MBy: 'megabytes',
  GBy: 'gigabytes',
  m: 'meters',
  V: 'volts',
  A: 'amperes',
  J: 'joules',
  W: 'watts',
  g: 'grams',
  Cel: 'celsius',
  Hz: 'hertz',
  '%': 'percent',
}

const perWords: Readonly<Record<string, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  y: 'year',
}
