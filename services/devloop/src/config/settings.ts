import type { AgentConfiguration, Configuration } from './configuration.ts'
import { metricCalled } from './configuration.ts'
import { durationOf } from './duration.ts'

/** What a configuration means: every choice made. Times are in milliseconds. */
export interface Settings {
  readonly metrics: MetricSettings
  readonly watch: {
    readonly ignore: readonly string[]
    readonly debounce: number
    readonly concurrency: number
  }
  readonly agents: readonly Agent[]
  readonly value: ValueSettings
}

export interface MetricSettings {
  readonly enabled: boolean
  readonly port?: number
  readonly path: string
  readonly disabled: ReadonlySet<string>
  readonly sampleRate: number
  readonly granularity: number
  readonly compatibilityNames: boolean
}

/** What one prevented failure is worth. The defaults are those of the public tool: 15 minutes and a quarter of a dollar. */
export interface ValueSettings {
  readonly buildSeconds: number
  readonly developerSeconds: number
  readonly dollarsPerCiRun: number
}

export interface Agent {
  readonly name: string
  readonly command: readonly string[]
  readonly fix?: readonly string[]
  readonly patterns: readonly string[]
  readonly findings: 'eslint' | 'sarif' | 'exit-code'
  readonly findingExitCodes: readonly number[]
  readonly timeout: number
}

export const settingsOf = ({
  global,
  metrics,
  agents = {},
  watch = {},
  value = {},
}: Configuration): Settings => ({
  metrics: metricSettings(global?.metrics, metrics),
  watch: {
    ignore: [...alwaysIgnored, ...(watch.ignore ?? [])],
    debounce: durationOf(watch.debounce ?? '200ms') ?? 0,
    concurrency: watch.concurrency ?? 2,
  },
  agents: Object.entries(agents)
    .filter(([, { enabled = true }]) => enabled)
    .map(([name, each]) => agentOf(name, each)),
  value: {
    buildSeconds: value.buildSecondsPerCiFailure ?? 900,
    developerSeconds: value.developerSecondsPerCiFailure ?? 900,
    dollarsPerCiRun: value.dollarsPerCiRun ?? 0.25,
  },
})

/** What agents write, and what nobody edits by hand. */
const alwaysIgnored = ['.git', '.devloop', 'node_modules', '**/.git', '**/node_modules', '**/.devloop']

type GlobalMetrics = NonNullable<Configuration['global']>['metrics']

const metricSettings = (ofAll: GlobalMetrics, own: Configuration['metrics']): MetricSettings => {
  const { exporters, enabled = false, ...tuned } = { ...ofAll, ...own }
  const { prometheus = {} } = exporters ?? {}
  return {
    enabled: enabled && (prometheus.enabled ?? true),
    ...(prometheus.port !== undefined && { port: prometheus.port }),
    path: prometheus.path ?? '/metrics',
    disabled: new Set((tuned.disabledMetrics ?? []).flatMap((name) => metricCalled(name) ?? [])),
    sampleRate: tuned.sampleRate ?? tuned.sampling ?? 1,
    granularity: durationOf(tuned.granularity ?? '10s') ?? 0,
    compatibilityNames: tuned.compatibilityNames ?? true,
  }
}

const agentOf = (name: string, about: AgentConfiguration): Agent => ({
  name,
  command: about.command,
  ...(about.fix && { fix: about.fix }),
  patterns: about.patterns ?? ['**'],
  findings: about.findings ?? 'exit-code',
  findingExitCodes: about.findingExitCodes ?? [1],
  timeout: durationOf(about.timeout ?? '60s') ?? 0,
})
