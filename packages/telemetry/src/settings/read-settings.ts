import { readFileSync } from 'node:fs'
import { generalVariables } from './general-variables.ts'
import { logSettingsOf, type LogSettings } from './log-settings.ts'
import { metricSettingsOf, type MetricSettings } from './metric-settings.ts'
import type { ReadFile } from './otlp-receiver.ts'
import { readingOf, tellUnheeded } from './reading.ts'
import { traceSettingsOf, type TraceSettings } from './trace-settings.ts'
import { unheededVariables } from './unheeded-variables.ts'

export interface Settings {
  readonly serviceName: string | undefined
  readonly resourceAttributes: Readonly<Record<string, string>>
  /** The least severe lines of the service, in pino's words. */
  readonly lineLevel: (typeof generalVariables.lineLevel)['fallback']
  /** The least severe things that OpenTelemetry's parts tell of themselves, in the specification's words. */
  readonly diagnosticLevel: (typeof generalVariables.diagnosticLevel)['fallback']
  readonly traces: TraceSettings
  readonly metrics: MetricSettings
  readonly logs: LogSettings
  /** What could not be read, or has no effect, for a person. */
  readonly problems: readonly string[]
}

const readText: ReadFile = (path) => readFileSync(path, 'utf8')

/** Reads what OpenTelemetry's variables say. Telemetry never keeps a service from starting: a bad one only makes a problem. */
export const readSettings = (env: NodeJS.ProcessEnv, readFile: ReadFile = readText): Settings => {
  const reading = readingOf(env)
  const { read, problems } = reading
  tellUnheeded(reading, unheededVariables)
  return {
    lineLevel: read(generalVariables.lineLevel),
    serviceName: read(generalVariables.serviceName),
    resourceAttributes: read(generalVariables.resourceAttributes),
    diagnosticLevel: read(generalVariables.diagnosticLevel),
    traces: traceSettingsOf(reading, readFile),
    metrics: metricSettingsOf(reading, readFile),
    logs: logSettingsOf(reading, readFile),
    problems: problems(),
  }
}
