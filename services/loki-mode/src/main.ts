import { lokiMode } from '@octoscope/loki-mode/services'
import { serve, startTelemetry } from '@octoscope/telemetry'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'

const telemetry = startTelemetry(lokiMode)
try {
  const config = readConfig(process.env)
  await serve(buildApp(telemetry, config), telemetry, { env: { ...process.env, PORT: config.port } })
} catch (error) {
  telemetry.log.fatal(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
