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
