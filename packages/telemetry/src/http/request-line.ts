import type { Telemetry } from '../telemetry.ts'
import { isoTime } from './iso-time.ts'
import { lineTemplate, type LineValues } from './line-template.ts'
import type { AnswerKind } from './watched-route.ts'

/** One line for each request. The route's template stands for the path: ids and queries stay out of the logs. */
export interface RequestLine {
  /** Whether the logger's level lets it through. */
  isWritten(): boolean
  /** `ids` are those of the request's span; undefined without tracing. */
  write(requestId: string, milliseconds: number, ids: LineValues['ids']): void
}

export const requestLine = (
  telemetry: Telemetry,
  { method, endpoint, status, isProbe }: AnswerKind,
): RequestLine => {
  const { log } = telemetry
  const level = levelOf(status, isProbe)
  const fields = { method, route: endpoint, status }
  const template = lineTemplate(log, { level, fields, msg: 'request completed' })
  const number = log.levels.values[level] ?? 0
  return {
    isWritten: () => log.levelVal <= number,
    write: (requestId, milliseconds, ids) =>
      telemetry.writeLine(
        template({
          time: isoTime(Date.now()),
          ids,
          // The one value that its caller chooses.
          requestId: telemetry.scrub(requestId),
          durationMs: inMicroseconds(milliseconds),
        }),
      ),
  }
}

/** As `String(Math.round(ms * 1000) / 1000)`: whole numbers become text in a fraction of the time. */
const inMicroseconds = (milliseconds: number): string => {
  const total = Math.round(milliseconds * 1000)
  const whole = Math.floor(total / 1000)
  return whole + (fractions[total - whole * 1000] ?? '')
}

const fractions = Array.from({ length: 1000 }, (_, at) => String(at / 1000).slice(1))

const levelOf = (status: number, isProbe: boolean): 'debug' | 'error' | 'info' => {
  if (isProbe) return 'debug'
  return status >= 500 ? 'error' : 'info'
}
