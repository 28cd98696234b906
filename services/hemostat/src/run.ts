import { createApp, serve, startTelemetry, type Telemetry } from '@octoscope/telemetry'
import { withMetricsPort } from './config.ts'
import { SettingError } from './setting-error.ts'

type Metrics = Telemetry['service']['metrics']

/** What a role does, from its declaration to the work that runs until it is stopped. */
export interface RoleOf<M extends Metrics> {
  readonly service: Telemetry<M>['service']
  /** Throws a {@link SettingError} when a setting does not work. */
  readonly start: (telemetry: Telemetry<M>, env: NodeJS.ProcessEnv) => { stop(): Promise<void> }
}

/**
 * Runs one role until the process is told to stop. It is ready as soon as it can answer: one that hears nothing from
 * Redis has that to say, in its metrics. Owns the process: a bad setting ends it with one line.
 */
export const run = async <M extends Metrics>(
  { service, start }: RoleOf<M>,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const telemetry = startTelemetry(service, { env })
  try {
    const settings = withMetricsPort(env)
    const running = start(telemetry, settings)
    await serve(createApp(telemetry), telemetry, { env: settings, onStop: () => running.stop() })
  } catch (error) {
    if (error instanceof SettingError) telemetry.log.fatal(error.message)
    else telemetry.log.fatal({ err: error }, 'the service could not start')
    process.exit(1)
  }
}
