import { reflexLayer } from '@octoscope/octollm/services'
import { serve, startTelemetry } from '@octoscope/telemetry'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'

const telemetry = startTelemetry(reflexLayer)
try {
  await serve(buildApp(telemetry, readConfig(process.env)), telemetry)
} catch (error) {
  telemetry.log.fatal({ err: error }, 'the service could not start')
  process.exit(1)
}
