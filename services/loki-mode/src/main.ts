import { setFlagsFromString } from 'node:v8'
import { lokiMode } from '@octoscope/loki-mode/services'
import { serve, startTelemetry } from '@octoscope/telemetry'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'

// Else V8 lets the short-lived objects of 20,000 files grow to 60 MB before it throws them away.
setFlagsFromString('--semi-space-growth-factor=1')

const telemetry = startTelemetry(lokiMode)
try {
  const config = readConfig(process.env)
  await serve(buildApp(telemetry, config), telemetry, { env: { ...process.env, PORT: config.port } })
} catch (error) {
  telemetry.log.fatal(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
