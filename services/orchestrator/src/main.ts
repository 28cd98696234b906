import { orchestrator } from '@octoscope/octollm/services'
import { serve, startTelemetry } from '@octoscope/telemetry'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'

const telemetry = startTelemetry(orchestrator)
try {
  await serve(buildApp(telemetry, readConfig(process.env)), telemetry)
} catch (error) {
  telemetry.log.fatal(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
