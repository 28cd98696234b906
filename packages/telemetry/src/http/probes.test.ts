import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { createApp } from './create-app.ts'

test('a service that lives and whose checks hold is alive, ready and healthy', async () => {
  const app = createApp(openShop().telemetry, { ready: { store: () => {} } })
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'alive' })
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' })
  expect((await app.inject('/health')).json()).toEqual({
    status: 'healthy',
    service: 'shop',
    version: '0.1.0',
    checks: { store: 'ok' },
  })
})

test('a check that fails, or never ends, is named, and nothing of its reason', async () => {
  const { telemetry, lines } = openShop()
  const app = createApp(telemetry, {
    ready: {
      store: () => {},
      redis: () => Promise.reject(new Error('redis://user:password@host')),
      hung: () => new Promise(() => {}),
    },
  })
  const [ready, health] = await Promise.all([app.inject('/readyz'), app.inject('/health')])
  expect([ready.statusCode, health.statusCode]).toEqual([503, 503])
  expect(ready.json()).toEqual({ status: 'not_ready', failing: ['redis', 'hung'] })
  expect(health.json().checks).toEqual({ store: 'ok', redis: 'failing', hung: 'failing' })
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  expect(lines.filter(({ msg }) => msg === 'not ready')).toHaveLength(1)
})

test('metrics that cannot be collected are a 500, not an empty page', async () => {
  const { telemetry, lines } = openShop()
  const app = createApp({ ...telemetry, scrape: () => Promise.reject(new Error('no source')) })
  const { statusCode, body } = await app.inject('/metrics')
  expect([statusCode, body]).toEqual([500, 'The metrics could not be collected.\n'])
  expect(lines).toMatchObject([{ level: 'error', err: { message: 'no source' } }])
})

test('the page is served with its content type', async () => {
  const { statusCode, headers, body } = await createApp(openShop().telemetry).inject('/metrics')
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(body).toContain('# TYPE calls_total counter\n')
})

test('a route of the app’s own stands before a probe', async () => {
  const app = createApp(openShop().telemetry)
  app.get('/health', () => ({ mine: true }))
  expect((await app.inject('/health')).json()).toEqual({ mine: true })
})

test('a hook that refuses every request does not refuse probes', async () => {
  const app = createApp(openShop().telemetry)
  app.addHook('onRequest', (_request, reply) => reply.code(503).send())
  expect((await app.inject('/metrics')).statusCode).toBe(200)
})
