import { attributeVariables } from './attribute-variables.ts'
import { generalVariables } from './general-variables.ts'
import { listenVariables } from './listen-variables.ts'
import { logRecordVariables } from './log-record-variables.ts'
import { metricVariables } from './metric-variables.ts'
import { receiverVariables } from './otlp-variables.ts'
import { spanVariables } from './span-variables.ts'
import { unheededVariables } from './unheeded-variables.ts'
import { fallbackOf, type Unheeded, type Variable } from './variable.ts'

/** All variables that telemetry reads, by the table of the reference page in which each stands. */
export const variableGroups: Readonly<Record<string, readonly Variable[]>> = {
  'The service': [...Object.values(generalVariables), ...Object.values(listenVariables)],
  Traces: Object.values(spanVariables),
  Metrics: Object.values(metricVariables),
  Logs: Object.values(logRecordVariables),
  'Attributes of spans and log records': Object.values(attributeVariables),
  'The receiver of all signals': Object.values(receiverVariables.common),
  'The receiver of one signal': [
    ...Object.values(receiverVariables.TRACES),
    ...Object.values(receiverVariables.METRICS),
    ...Object.values(receiverVariables.LOGS),
  ],
}

/** `docs/reference/telemetry-settings.md`. */
export const settingsPage = (): string =>
  [
    opening,
    ...Object.entries(variableGroups).map(([title, variables]) => `## ${title}\n\n${tableOf(variables)}`),
    `## What has no effect\n\nWho sets one of these is told by a log line.\n\n${unheededTable(unheededVariables)}`,
  ].join('\n\n') + '\n'

const opening = `# Settings of telemetry

<!-- Written from packages/telemetry/src/settings. To change it, change the variables there and run UPDATE=1 vitest run packages/telemetry/src/settings. -->

Every variable of the environment that a service's telemetry reads, as the OpenTelemetry specification names them, and
what it does here. An empty variable counts as not given. One that cannot be read is told in a log line, which names it,
what came and what happens instead; only a wrong \`HOST\`, \`PORT\` or \`SHUTDOWN_DEADLINE_MS\` ends the process.`

const tableOf = (variables: readonly Variable[]): string =>
  table(['Variable', 'Value', 'Default', 'Meaning'], variables.map(rowOf))

const rowOf = (variable: Variable): readonly string[] => [
  `\`${variable.name}\``,
  variable.form.described,
  fallbackOf(variable),
  variable.meaning,
]

const unheededTable = (unheeded: readonly Unheeded[]): string =>
  table(
    ['Variable', 'Why'],
    unheeded.map(({ name, reason }) => [`\`${name}\``, reason]),
  )

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
