import type { Span } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'

const never = (value: unknown) => value as never
const hostileError = {
  get name(): string {
    throw new Error('read')
  },
}

const hostileCalls: Readonly<Record<string, (span: Span) => unknown>> = {
  'a null status': (span) => span.setStatus(never(null)),
  'null attributes': (span) => span.setAttributes(never(null)),
  'a symbol for a key': (span) => span.setAttribute(never(Symbol('key')), 1),
  'a bigint': (span) => span.setAttribute('big', never(10n)),
  'a null link': (span) => span.addLink(never(null)),
  'links that are none': (span) => span.addLinks(never(7)),
  'an error that throws when read': (span) => span.recordException(never(hostileError)),
  'an event with null attributes': (span) => span.addEvent('event', never(null)),
  'a name that is none': (span) => span.updateName(never(null)),
  'two ends': (span) => (span.end(), span.end()),
  'an end at no time': (span) => span.end(never('then')),
}

test.each(Object.keys(hostileCalls))('%s does not throw', async (name) => {
  const { telemetry } = openShop()
  const work = telemetry.span('watched', (span) => void hostileCalls[name]?.(span))
  await expect(work).resolves.toBeUndefined()
})

test('a span that cannot be started is one that records nothing', async () => {
  const { tracer } = openShop().telemetry
  expect(tracer.startSpan('links', { links: [never(null)] }).isRecording()).toBe(false)
  expect(tracer.startSpan('options', never(null)).isRecording()).toBe(true)
  expect(tracer.startSpan(never(Symbol('name'))).isRecording()).toBe(true)
})

test('what is thrown in a span is thrown on, whatever it is', async () => {
  const { telemetry } = openShop()
  for (const thrown of [null, undefined, 7n, hostileError, Object.create(null)]) {
    await expect(telemetry.span('fails', () => Promise.reject(thrown as Error))).rejects.toBe(thrown)
  }
})
