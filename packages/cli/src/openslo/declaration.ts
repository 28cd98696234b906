import type { Matcher, Slo } from '@octoscope/spec'

/** An SLO that was read, with the names by which the code of its system calls its metrics. */
export interface Declaration {
  readonly kind: Slo['kind']
  readonly name: string
  readonly promise: string
  readonly objective: string
  readonly window: string
  readonly evidence: number
  readonly total: Chosen
  readonly part: Chosen & { readonly side: 'good' | 'bad' }
  /** Of a latency. */
  readonly within?: number
}

/** Series of a metric: itself, or the buckets or the count of a histogram. */
export interface Chosen {
  readonly variable: string
  readonly suffix: '' | '_bucket' | '_count'
  readonly matchers: readonly Matcher[]
}

/** A source file that declares them. What OpenSLO has no words for is left out, and does not compile until it is written. */
export const declare = (slos: readonly Declaration[]): string => {
  if (slos.length === 0) return ''
  const bodies = slos.map(statement)
  const words = [
    'anyOf',
    'availability',
    'buckets',
    'latency',
    'like',
    'not',
    'observations',
    'ratio',
    'saturation',
    'unlike',
    'where',
  ]
  const used = words.filter((word) => bodies.some((body) => new RegExp(`\\b${word}\\(`).test(body)))
  const metrics = [...new Set(slos.flatMap(({ total, part }) => [total.variable, part.variable]))].toSorted()
  return [
    `import { ${used.join(', ')} } from '@octoscope/spec'`,
    `import { ${metrics.join(', ')} } from './metrics/index.ts'`,
    '',
    '// OpenSLO has no words for `runbook`, nor for `played` or `example`: write them, and this compiles.',
    ...bodies,
    '',
  ].join('\n')
}

const statement = (slo: Declaration): string =>
  [
    '',
    `export const ${camel(slo.name)} = ${slo.kind}(${text(slo.name)}, {`,
    `  promise: ${text(slo.promise)},`,
    `  objective: ${text(slo.objective)},`,
    `  window: ${text(slo.window)},`,
    ...events(slo).map((line) => `  ${line},`),
    `  evidence: ${slo.evidence},`,
    '})',
  ].join('\n')

const events = ({ total, part, within }: Declaration): readonly string[] =>
  within === undefined
    ? [`total: ${selection(total)}`, `${part.side}: ${selection(part)}`]
    : [
        `of: ${total.variable}`,
        `within: ${within}`,
        ...(total.matchers.length > 0 ? [`where: ${asked(total)}`] : []),
      ]

const selection = ({ variable, suffix, matchers }: Chosen): string => {
  const series = { '': variable, _bucket: `buckets(${variable})`, _count: `observations(${variable})` }[
    suffix
  ]
  return matchers.length === 0 ? series : `where(${series}, ${asked({ matchers })})`
}

const asked = ({ matchers }: Pick<Chosen, 'matchers'>): string => `{ ${matchers.map(ask).join(', ')} }`

const ask = ({ label, operator, value }: Matcher): string => {
  const words = {
    '=': text(value),
    '!=': `not(${text(value)})`,
    '=~': `like(${text(value)})`,
    '!~': `unlike(${text(value)})`,
  }
  return `${label}: ${words[operator]}`
}

const text = (value: string): string =>
  `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`

const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, first: string) => first.toUpperCase())
