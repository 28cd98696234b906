/** What has happened, by the public tool's names. */
export const eventTypes = [
  'agent_executed',
  'agent_finding',
  'pre_commit_check',
  'pre_push_check',
  'ci_roundtrip_prevented',
  'value_event',
] as const
export type EventType = (typeof eventTypes)[number]

/** One line of `.devloop/events.jsonl`, as the public tool writes it: every key is there, null where it says nothing. */
export interface DevloopEvent {
  readonly event_type: EventType
  /** ISO 8601. */
  readonly timestamp: string
  readonly agent: string | null
  readonly duration_ms: number | null
  readonly findings: number | null
  readonly severity_levels: readonly string[] | null
  readonly success: boolean | null
  readonly details: Readonly<Record<string, unknown>> | null
}

/**
 * Reads either shape of a line: the tool’s, or the flat one of its git hooks, whose further keys become details.
 * Undefined when it is neither.
 */
export const readEvent = (value: object): DevloopEvent | undefined => {
  const { event_type, timestamp, agent, duration_ms, findings, severity_levels, success, details, ...flat } =
    value as Readonly<Record<string, unknown>>
  if (!isEventType(event_type) || typeof timestamp !== 'string' || Number.isNaN(Date.parse(timestamp)))
    return undefined
  const named = event_type === 'agent_executed' || event_type === 'agent_finding'
  if (named && (typeof agent !== 'string' || agent === '')) return undefined
  return {
    event_type,
    timestamp,
    agent: typeof agent === 'string' ? agent : null,
    duration_ms: amount(duration_ms),
    findings: amount(findings),
    severity_levels: Array.isArray(severity_levels) ? severity_levels.map(String) : null,
    success: typeof success === 'boolean' ? success : null,
    details: isRecord(details) ? details : Object.keys(flat).length > 0 ? flat : null,
  }
}

const isEventType = (value: unknown): value is EventType => eventTypes.some((type) => type === value)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A number that can be counted; null for all others. */
const amount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
