import { openMetrics, prometheusText, type Format } from './format.ts'

/** The format that an `Accept` header prefers. Whoever asks for nothing gets the Prometheus text format. */
export const negotiate = (accept = ''): Format => {
  const ranges = accept.split(',').map(parseRange)
  return weightOf(ranges, isOpenMetrics) > weightOf(ranges, isText) ? openMetrics : prometheusText
}

interface MediaRange {
  readonly type: string
  readonly version: string | undefined
  readonly weight: number
}

const parseRange = (range: string): MediaRange => {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const given = new Map(
    parameters.map((each) => each.split('=').map((side) => side.trim()) as [string, string]),
  )
  const weight = Number(given.get('q') ?? 1)
  return { type, version: given.get('version'), weight: weight >= 0 ? weight : 0 }
}

const isOpenMetrics = ({ type, version }: MediaRange): boolean =>
  type === 'application/openmetrics-text' && (version === undefined || version === '1.0.0')

const isText = ({ type }: MediaRange): boolean => ['text/plain', 'text/*', '*/*'].includes(type)

const weightOf = (ranges: readonly MediaRange[], is: (range: MediaRange) => boolean): number =>
  Math.max(0, ...ranges.filter(is).map(({ weight }) => weight))
