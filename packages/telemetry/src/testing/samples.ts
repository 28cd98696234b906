import type { Counter, Gauge, Histogram, Labels } from '@octoscope/spec/metrics'
import type { LabelArguments } from '../metrics/instruments.ts'

/** Reads single series, each by the declaration of its metric. Every reading is a scrape. */
export interface Samples {
  /** The value of a counter or a gauge; undefined when the page has no such series. */
  readonly sample: <L extends Labels>(
    metric: Counter<L> | Gauge<L>,
    ...labels: LabelArguments<L>
  ) => Promise<number | undefined>
  /** What a histogram has observed; undefined when the page has no such series. */
  readonly observations: <L extends Labels>(
    metric: Histogram<L>,
    ...labels: LabelArguments<L>
  ) => Promise<Observations | undefined>
}

export interface Observations {
  readonly count: number
  /** In the metric's unit. */
  readonly sum: number
  /** How many were at or below each bound, by its text in the label `le`: `0.5`, `+Inf`. */
  readonly buckets: Readonly<Record<string, number | undefined>>
}

/** A service's telemetry, or anything else that hands out a metrics page. */
export interface Scraped {
  readonly scrape: () => Promise<{ readonly body: string }>
}

/** What a service has measured, for its tests. Readings reject when the page is not Prometheus text. */
export const samplesOf = ({ scrape }: Scraped): Samples => ({
  sample: async ({ name }, ...[labels]) => {
    const page = readPage((await scrape()).body)
    return page.get(series(name, labels))
  },
  observations: async ({ name, buckets }, ...[labels]) => {
    const page = readPage((await scrape()).body)
    const [count, sum] = ['count', 'sum'].map((part) => page.get(series(`${name}_${part}`, labels)))
    if (count === undefined || sum === undefined) return undefined
    const atOrBelow = (le: string) => [le, page.get(series(`${name}_bucket`, { ...labels, le }))] as const
    return { count, sum, buckets: Object.fromEntries([...buckets.map(String), '+Inf'].map(atOrBelow)) }
  },
})

/** Every value of the page by its series. */
const readPage = (body: string): ReadonlyMap<string, number> =>
  new Map(
    body
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(readLine),
  )

/** One text for a series, in whatever order its labels come. */
const series = (name: string, labels: Readonly<Record<string, string>> = {}): string =>
  name + JSON.stringify(labels, Object.keys(labels).toSorted())

const sampleLine = /^([\w:]+)(?:\{(.*)\})? (\S+)$/s
const labelPair = /(\w+)="((?:[^"\\]|\\.)*)"/gs

const readLine = (line: string): readonly [series: string, value: number] => {
  const [, name, pairs = '', value] = sampleLine.exec(line) ?? []
  if (name === undefined || value === undefined)
    throw new SyntaxError(
      `A line of a metrics page must be a sample such as name{label="value"} 1; "${line}" came.`,
    )
  const labels = [...pairs.matchAll(labelPair)].map(([, label = '', text = '']) => [label, unescaped(text)])
  return [series(name, Object.fromEntries(labels)), Number(value.replace('Inf', 'Infinity'))]
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))
