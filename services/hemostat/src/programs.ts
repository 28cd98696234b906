import { alertAgent, analyzer, exporter, monitor, responder } from '@octoscope/hemostat/services'
import { startAlert } from './agents/alert/alert.ts'
import { startAnalyzer } from './agents/analyzer/analyzer.ts'
import { startMonitor } from './agents/monitor/monitor.ts'
import { startResponder } from './agents/responder/responder.ts'
import type { Role } from './config.ts'
import { startExporter } from './exporter/exporter.ts'
import { run } from './run.ts'

/** What each role runs. */
export const programs: Readonly<Record<Role, (env: NodeJS.ProcessEnv) => Promise<void>>> = {
  exporter: (env) => run({ service: exporter, start: startExporter }, env),
  monitor: (env) => run({ service: monitor, start: startMonitor }, env),
  analyzer: (env) => run({ service: analyzer, start: startAnalyzer }, env),
  responder: (env) => run({ service: responder, start: startResponder }, env),
  alert: (env) => run({ service: alertAgent, start: startAlert }, env),
}
