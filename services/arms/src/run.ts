import { serve, startTelemetry } from '@octoscope/telemetry'
import { buildApp } from './app.ts'
import type { ArmMetrics, Hand } from './hand.ts'

/** Runs one arm until the process is told to stop. Owns the process: a bad setting ends it with one line. */
export const run = async <M extends ArmMetrics>(hand: Hand<M>, env: NodeJS.ProcessEnv): Promise<void> => {
  const telemetry = startTelemetry(hand.service, { env })
  try {
    await serve(buildApp(hand, telemetry, env), telemetry, { env })
  } catch (error) {
    telemetry.log.fatal({ err: error }, 'the service could not start')
    process.exit(1)
  }
}
