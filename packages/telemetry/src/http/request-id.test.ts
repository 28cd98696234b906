import { expect, onTestFinished, test } from 'vitest'
import { startTelemetry } from '../start-telemetry.ts'
import { shop } from '../testing/shop.ts'
import { createApp } from './create-app.ts'
import { httpTelemetry } from './http-telemetry.ts'
import { fastify } from 'fastify'

const open = () => {
  const lines: string[] = []
  const env = { SHOP_API_KEY: 'four-wild-horses-and-a-cart' }
  const telemetry = startTelemetry(shop, { env, log: { write: (line: string) => void lines.push(line) } })
  onTestFinished(() => telemetry.shutdown(1000))
  const requestIds = () =>
    lines
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ msg }) => msg === 'request completed')
      .map(({ request_id }) => request_id)
  return { telemetry, lines, requestIds }
}

const secrets = [
  `ghp_${'a1B2'.repeat(9)}`,
  'AKIAIOSFODNN7EXAMPLE',
  'api_key=4c8d0e7f5a6b',
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${'s'.repeat(43)}`,
  'four-wild-horses-and-a-cart',
]

test.each(secrets)('a request id that is a secret reaches no line: %s', async (secret) => {
  const { telemetry, lines, requestIds } = open()
  const app = createApp(telemetry)
  app.get('/told', async (request) => {
    request.log.info('told')
    return 'done'
  })
  await app.inject({ url: '/told', headers: { 'x-request-id': secret } })
  await telemetry.flush(1000)
  expect(lines.join('')).not.toContain(secret)
  expect(requestIds()).toEqual([expect.stringContaining('[')])
})

test('nor does one that an app of its own making takes as it comes', async () => {
  const { telemetry, lines, requestIds } = open()
  const app = fastify({ requestIdHeader: 'x-request-id' })
  await app.register(httpTelemetry, { telemetry })
  await app.inject({ url: '/', headers: { 'x-request-id': `"bearer ${secrets[0]}` } })
  await telemetry.flush(1000)
  expect(lines.join('')).not.toContain(secrets[0])
  expect(requestIds()).toHaveLength(1)
})

test('a caller’s own id stands in the line, and one that is unfit for a line is replaced', async () => {
  const { telemetry, requestIds } = open()
  const app = createApp(telemetry)
  const answers = []
  for (const id of ['order-4711/a', 'x'.repeat(129), 'a b', 'a"b', undefined])
    answers.push(await app.inject({ url: '/', headers: id === undefined ? {} : { 'x-request-id': id } }))
  await telemetry.flush(1000)
  const own = expect.stringMatching(/^[\da-f]{16}$/)
  expect(requestIds()).toEqual(['order-4711/a', own, own, own, own])
  expect(answers.map(({ headers }) => headers['x-request-id'])).toEqual(requestIds())
})
