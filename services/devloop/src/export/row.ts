import type { UnreadableReason } from '@octoscope/devloop/metrics'
import type { DevloopEvent } from '../events/event.ts'
import { eventOf } from './read-events.ts'
import { bytesOf } from './lines.ts'

/** What is exported of one event. Texts are bytes, see `eachLine`; an empty one says that nothing is known. */
export interface Row {
  readonly timestamp: string
  readonly agent: string
  /** Digits, or empty. */
  readonly durationMs: string
  readonly status: 'success' | 'failure' | ''
  readonly cpuPercent: string
  readonly memoryMb: string
  /** All of it, where it has been read. */
  readonly event?: DevloopEvent
}

/** The row of a line: of a run alone, unless all is asked for. Undefined for an event that is left out. */
export const rowOf = (line: string, detailed: boolean): Row | UnreadableReason | undefined => {
  if (!detailed) {
    const quick = quickRow(line)
    if (quick) return quick
  }
  const event = eventOf(line)
  if (typeof event === 'string') return event
  if (!detailed && event.event_type !== 'agent_executed') return undefined
  return {
    timestamp: event.timestamp,
    agent: bytesOf(event.agent ?? ''),
    durationMs: event.duration_ms === null ? '' : String(event.duration_ms),
    status: event.success === null ? '' : event.success ? 'success' : 'failure',
    cpuPercent: numberIn(event, 'cpu_percent'),
    memoryMb: numberIn(event, 'memory_mb'),
    event,
  }
}

const numberIn = ({ details }: DevloopEvent, key: string): string => {
  const value = details?.[key]
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

const [text, number] = [String.raw`"[^"\\\0-\x1f]*"`, String.raw`-?(?:0|[1-9]\d{0,14})(?:\.\d+)?`]
const member = String.raw`${text}: ?(?:${text}|${number}|true|false|null)`

/**
 * A run as Python's and JavaScript's writers of JSON write it, with flat details and no escapes: nearly every line. It
 * takes less than reading JSON, and refuses whatever is written otherwise.
 */
const usualRun = new RegExp(
  [
    String.raw`^\{"event_type": ?"agent_executed"`,
    String.raw`"timestamp": ?"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-][01]\d:[0-5]\d))"`,
    String.raw`"agent": ?"([A-Za-z][\w.-]*)"`,
    String.raw`"duration_ms": ?(0|[1-9]\d{0,14}|null)`,
    String.raw`"findings": ?(?:\d{1,9}|null)`,
    String.raw`"severity_levels": ?(?:null|\[\]|\[${text}(?:, ?${text})*\])`,
    String.raw`"success": ?(true|false|null)`,
    String.raw`"details": ?(?:null|\{\}|\{(${member}(?:, ?${member})*)\})\}$`,
  ].join(', ?'),
)

const quickRow = (line: string): Row | undefined => {
  const found = usualRun.exec(line)
  if (!found) return undefined
  const [, timestamp = '', agent = '', duration, success, details] = found
  return {
    timestamp,
    agent,
    durationMs: duration === 'null' ? '' : (duration ?? ''),
    status: success === 'true' ? 'success' : success === 'false' ? 'failure' : '',
    cpuPercent: details === undefined ? '' : numberAfter(details, '"cpu_percent":'),
    memoryMb: details === undefined ? '' : numberAfter(details, '"memory_mb":'),
  }
}

/** The number that a member of flat details holds; empty when it is not there, or is none. */
const numberAfter = (details: string, key: string): string => {
  const at = details.indexOf(key)
  if (at === -1) return ''
  let start = at + key.length
  if (details.charCodeAt(start) === 0x20) start++
  const end = details.indexOf(',', start)
  const value = end === -1 ? details.slice(start) : details.slice(start, end)
  const first = value.charCodeAt(0)
  return first === 0x2d || (first >= 0x30 && first <= 0x39) ? value : ''
}
