import { orchestrator } from '@octoscope/octollm/services'
import { serve, startTelemetry } from '@octoscope/telemetry'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'

// Whoever submits a task is a stranger: what they say of sampling decides nothing.
const telemetry = startTelemetry(orchestrator, { edge: true })
try {
  await serve(buildApp(telemetry, readConfig(process.env)), telemetry)
} catch (error) {
  telemetry.log.fatal(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
