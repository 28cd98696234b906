import type { FastifyInstance } from 'fastify'
import { watcherOf } from '../http/instrument-app.ts'
import type { Telemetry } from '../telemetry.ts'
import { listenError, readListenSettings, SettingError, type ListenSettings } from './listen-settings.ts'
import { stopGracefully } from './stop-gracefully.ts'

export interface ServeOptions {
  /** Runs after the last request has been answered and before the telemetry stops. */
  readonly onStop?: () => Promise<void> | void
  /** Read for `HOST`, `PORT` and `SHUTDOWN_DEADLINE_MS`. */
  readonly env?: NodeJS.ProcessEnv
}

/**
 * Listens, and stops gracefully on SIGTERM and SIGINT. Owns the process: a setting that does not work ends it with one
 * line and exit code 1, a stop with exit code 0.
 */
export const serve = async (
  app: FastifyInstance,
  telemetry: Telemetry,
  { onStop = () => {}, env = process.env }: ServeOptions = {},
): Promise<void> => {
  const { log, service } = telemetry
  process.on('uncaughtExceptionMonitor', (err) => log.fatal({ err }, 'the process ends by an uncaught error'))
  try {
    const settings = readListenSettings(env, service.port)
    stopOnSignal(settings, (deadlineMs) =>
      stopGracefully({ app, telemetry, readiness: watcherOf(app)?.readiness, onStop }, deadlineMs),
    )
    await listen(app, settings)
  } catch (error) {
    if (error instanceof SettingError) log.fatal(error.message)
    else log.fatal({ err: error }, 'the service could not start')
    process.exit(1)
  }
}

const listen = async (app: FastifyInstance, settings: ListenSettings): Promise<void> => {
  try {
    await app.listen({ host: settings.host, port: settings.port })
  } catch (error) {
    throw listenError(error, settings) ?? error
  }
}

/** The first signal stops the process; later ones change nothing. */
const stopOnSignal = (
  { shutdownDeadlineMs }: ListenSettings,
  stop: (deadlineMs: number) => Promise<void>,
): void => {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stop(shutdownDeadlineMs).finally(() => process.exit(0))
    })
  }
}
