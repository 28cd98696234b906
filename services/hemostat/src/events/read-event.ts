import type { Channel, malformedReasons } from '@octoscope/hemostat/metrics'
import { forms, type EventOn } from './event.ts'
import { readTimestamp } from './timestamp.ts'

export type MalformedReason = (typeof malformedReasons)[number]

/** No agent says as much: the longest event of a container with every anomaly is below 4 kB. In UTF-16 units. */
export const longestMessage = 65_536

/** An event as it came on a channel, or the reason why it is none. Never throws. */
export const readEvent = <C extends Channel>(channel: C, message: string): EventOn<C> | MalformedReason => {
  if (message.length > longestMessage) return 'too_large'
  const told = readJson(message)
  if (told === undefined) return 'no_json'
  if (!isEnvelope(told)) return 'no_envelope'
  const form = forms[channel]
  if (told.event_type !== form.eventType) return 'wrong_type'
  const time = readTimestamp(told.timestamp)
  if (time === undefined) return 'no_timestamp'
  const read = form.data.safeParse(told.data)
  // The form was chosen by the channel, which an index into the table cannot tell the compiler.
  return read.success ? ({ time, agent: told.agent, data: read.data } as EventOn<C>) : 'wrong_data'
}

/** Without the stack of an error, which takes longer than to read an event: a flood of what is none must not be dear. */
const readJson = (message: string): unknown => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return JSON.parse(message) as unknown
  } catch {
    return undefined
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

interface Envelope {
  readonly event_type: string
  readonly timestamp: string
  readonly agent: string
  readonly data: object
}

/** By hand and not by a schema: every event passes here. */
const isEnvelope = (told: unknown): told is Envelope => {
  if (typeof told !== 'object' || told === null) return false
  const { event_type, timestamp, agent, data } = told as Record<string, unknown>
  return (
    typeof event_type === 'string' &&
    typeof timestamp === 'string' &&
    typeof agent === 'string' &&
    typeof data === 'object' &&
    data !== null
  )
}
