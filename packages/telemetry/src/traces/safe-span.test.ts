import type { Span } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { openSendingShop } from '../testing/sending-shop.ts'

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
  const { telemetry, sent } = await openSendingShop()
  const work = telemetry.span('watched', (span) => void hostileCalls[name]?.(span))
  await expect(work).resolves.toBeUndefined()
  expect(await sent()).toHaveLength(1)
})

test('whatever comes with it, a span is started', async () => {
  const { telemetry, sent } = await openSendingShop()
  const { tracer } = telemetry
  tracer.startSpan('links', { links: [never(null)] }).end()
  tracer.startSpan('options', never(null)).end()
  tracer.startSpan(never(Symbol('name'))).end(never('then'))
  expect((await sent()).map(({ name }) => name)).toEqual(['links', 'options', 'Symbol(name)'])
})

test('a span whose options throw when they are read is one that records nothing', async () => {
  const { telemetry, sent } = await openSendingShop()
  const options = {
    get attributes(): never {
      throw new Error('read')
    },
  }
  expect(telemetry.tracer.startSpan('hostile', options).isRecording()).toBe(false)
  expect(await sent()).toEqual([])
})

test('what is thrown in a span is thrown on, whatever it is', async () => {
  const { telemetry } = openShop()
  for (const thrown of [null, undefined, 7n, hostileError, Object.create(null)]) {
    await expect(telemetry.span('fails', () => Promise.reject(thrown as Error))).rejects.toBe(thrown)
  }
})
