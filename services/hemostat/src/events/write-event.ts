import type { Agent, Channel } from '@octoscope/hemostat/metrics'
import { forms, type ChannelData } from './event.ts'
import { writeTimestamp, type Micros } from './timestamp.ts'

/** An event as an agent publishes it. */
export const writeEvent = <C extends Channel>(
  channel: C,
  { agent, time, data }: { readonly agent: Agent; readonly time: Micros; readonly data: ChannelData[C] },
): string =>
  JSON.stringify({
    event_type: forms[channel].eventType,
    timestamp: writeTimestamp(time),
    agent,
    data,
  })
