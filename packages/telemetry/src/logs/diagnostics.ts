import { diag, DiagLogLevel, type DiagLogFunction } from '@opentelemetry/api'
import type { Logger } from 'pino'
import type { Settings } from '../settings/read-settings.ts'

const quietMs = 30_000

/** Makes lines of what OpenTelemetry's own parts tell of themselves; the same words once in 30 s, however long an outage. */
export const tellDiagnostics = (
  log: Logger,
  level: Settings['diagnosticLevel'],
  now = () => performance.now(),
): void => {
  const told = new Map<string, number>()
  const tell =
    (as: 'debug' | 'error' | 'info' | 'trace' | 'warn'): DiagLogFunction =>
    (message, ...details) => {
      if (now() - (told.get(message) ?? -Infinity) < quietMs) return
      if (told.size >= 1000) told.clear()
      told.set(message, now())
      log[as]({ logger: 'opentelemetry', ...(details.length > 0 && { details }) }, message)
    }
  diag.setLogger(
    {
      error: tell('error'),
      warn: tell('warn'),
      info: tell('info'),
      debug: tell('debug'),
      verbose: tell('trace'),
    },
    { logLevel: levels[level], suppressOverrideMessage: true },
  )
}

const levels: Readonly<Record<Settings['diagnosticLevel'], DiagLogLevel>> = {
  none: DiagLogLevel.NONE,
  error: DiagLogLevel.ERROR,
  warn: DiagLogLevel.WARN,
  info: DiagLogLevel.INFO,
  debug: DiagLogLevel.DEBUG,
  verbose: DiagLogLevel.VERBOSE,
  all: DiagLogLevel.ALL,
}
