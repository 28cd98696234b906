import { symbols, type Logger } from 'pino'
import { isoTime } from './iso-time.ts'
import { lineTemplate, type LineValues } from './line-template.ts'
import { RequestLines } from './request-lines.ts'
import type { AnswerKind } from './watched-route.ts'

/** One line for each request. The route's template stands for the path: ids and queries stay out of the logs. */
export interface RequestLine {
  /** Whether the logger's level lets it through. */
  isWritten(): boolean
  /** `ids` are those of the request's span; undefined without tracing. */
  write(requestId: string, milliseconds: number, ids: LineValues['ids']): void
}

export const requestLine = (log: Logger, { method, endpoint, status, isProbe }: AnswerKind): RequestLine => {
  const level = levelOf(status, isProbe)
  const fields = { method, route: endpoint, status }
  const template = lineTemplate(log, { level, fields, msg: 'request completed' })
  const lines = linesOf(log)
  const number = log.levels.values[level] ?? 0
  return {
    isWritten: () => (log as Leveled).levelVal <= number,
    write: (requestId, milliseconds, ids) =>
      lines.add(
        template({
          time: isoTime(Date.now()),
          ids,
          requestId,
          durationMs: Math.round(milliseconds * 1e3) / 1e3,
        }),
      ),
  }
}

const levelOf = (status: number, isProbe: boolean): 'debug' | 'error' | 'info' => {
  if (isProbe) return 'debug'
  return status >= 500 ? 'error' : 'info'
}

/** What pino's types leave out. */
type Leveled = Logger & { readonly levelVal: number }
type Written = Logger & { readonly [symbols.streamSym]: { write(lines: string): void } }

const linesByLog = new WeakMap<Logger, RequestLines>()

const linesOf = (log: Logger): RequestLines => {
  let lines = linesByLog.get(log)
  if (lines === undefined) {
    const output = (log as Written)[symbols.streamSym]
    linesByLog.set(log, (lines = new RequestLines((text) => output.write(text))))
  }
  return lines
}
