import type { EventOn } from '../../events/event.ts'
import type { Channel } from '@octoscope/hemostat/metrics'
import type { Destination } from './config.ts'
import type { Message } from './message.ts'

const withinMs = 5000

/** Sends a message. Rejects when it was not taken; no error tells the address, which is a secret. */
export const send = async (
  { channel, address }: Destination,
  message: Message,
  event: { readonly type: string; readonly told: EventOn<Channel> },
): Promise<void> => {
  const body =
    channel === 'slack'
      ? { text: message.text }
      : { ...message, event_type: event.type, data: event.told.data }
  const response = await fetch(await address(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(withinMs),
  }).catch((error: unknown) => {
    throw new Error(`The ${channel} gave no answer (${error instanceof Error ? error.name : 'unknown'}).`)
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`The ${channel} answered with status ${response.status}.`)
}
