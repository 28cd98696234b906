import { existsSync } from 'node:fs'
import { UsageError } from '../config/usage-error.ts'
import { readSettings } from '../config/read-settings.ts'
import { chunks } from '../export/chunks.ts'
import { readEvents } from '../export/read-events.ts'
import { timeRange } from '../export/time-range.ts'
import { severityOf } from '../events/severity.ts'
import { devloopFolder } from '../sources/devloop-folder.ts'

export interface SummaryOptions {
  readonly path: string
  readonly start?: string
  readonly end?: string
  readonly slack: boolean
}

interface AgentSummary {
  runs: number
  failures: number
  ms: number
}

/** What happened in a time, for a person; with `slack` as the JSON that Slack's webhooks take. */
export const summaryOf = async ({ path, slack, ...when }: SummaryOptions, now: number): Promise<string> => {
  const { events } = devloopFolder(path)
  if (!existsSync(events))
    throw new UsageError(`${events} must be an event log. Name the watched folder with --path.`)
  const { value } = readSettings(path)
  const range = timeRange(when, now)
  const agents = new Map<string, AgentSummary>()
  const issues = new Map<string, number>()
  let [prevented, pushes] = [0, 0]
  await readEvents(chunks(events), (event) => {
    const at = Date.parse(event.timestamp)
    if (at < range.start || at >= range.end) return
    if (event.event_type === 'agent_executed' && event.agent !== null) {
      const agent = agents.get(event.agent) ?? { runs: 0, failures: 0, ms: 0 }
      agent.runs += 1
      agent.failures += event.success === false ? 1 : 0
      agent.ms += event.duration_ms ?? 0
      agents.set(event.agent, agent)
    }
    if (event.event_type === 'agent_finding') {
      const severity = severityOf(event.severity_levels?.[0])
      issues.set(severity, (issues.get(severity) ?? 0) + 1)
    }
    if (event.event_type === 'ci_roundtrip_prevented') prevented += 1
    if (event.event_type === 'pre_push_check') {
      pushes += 1
      if (event.success === false || event.details?.['prevented_bad_push'] === true) prevented += 1
    }
  })
  const lines = inWords({ agents, issues, prevented, pushes, seconds: value.developerSeconds })
  return slack ? JSON.stringify({ text: lines.map(escaped).join('\n') }) : lines.join('\n')
}

interface Figures {
  readonly agents: ReadonlyMap<string, AgentSummary>
  readonly issues: ReadonlyMap<string, number>
  readonly prevented: number
  readonly pushes: number
  /** What a prevented failure saves. */
  readonly seconds: number
}

const inWords = ({ agents, issues, prevented, pushes, seconds }: Figures): readonly string[] => {
  const all = [...agents.values()]
  const runs = all.reduce((sum, agent) => sum + agent.runs, 0)
  const failures = all.reduce((sum, agent) => sum + agent.failures, 0)
  const found = [...issues].map(([severity, number]) => `${number} ${severity}`)
  return [
    runs === 0 ? 'DevLoop: no runs.' : `DevLoop: ${runs} runs, ${percent(runs - failures, runs)} successful.`,
    ...[...agents].map(
      ([name, { runs: of, failures: failed, ms }]) =>
        `- ${name}: ${of} runs, ${failed} failed, ${Math.round(ms / of)} ms on average`,
    ),
    `Issues found: ${found.length > 0 ? found.join(', ') : 'none'}.`,
    `Pushes checked: ${pushes}; CI failures prevented: ${prevented}, which saves ${Math.round((prevented * seconds) / 60)} minutes.`,
  ]
}

const percent = (part: number, whole: number): string => `${Number(((100 * part) / whole).toFixed(1))} %`

/** Slack's three characters. Source: api.slack.com, "Formatting text". */
const escaped = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
