import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { shop } from '../testing/shop.ts'
import { httpTelemetry } from './http-telemetry.ts'

const { httpRequests } = shop.metrics

test('the plugin watches an app that was made elsewhere', async () => {
  const { telemetry, sample, lines } = openShop()
  const app = fastify()
  await app.register(httpTelemetry, { telemetry, ready: { store: () => Promise.reject(new Error('away')) } })
  app.get('/things', () => ({ ok: true }))
  expect(await sample(httpRequests, { method: 'GET', endpoint: '/things', status: '200' })).toBe(0)
  await app.inject('/things')
  expect(await sample(httpRequests, { method: 'GET', endpoint: '/things', status: '200' })).toBe(1)
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'not_ready', failing: ['store'] })
  expect(lines.map(({ msg }) => msg)).toEqual(['request completed', 'not ready'])
})

test('a hook that answers before the plugin’s is left alone', async () => {
  const app = fastify()
  app.addHook('onRequest', (_request, reply) => reply.code(401).send())
  await app.register(httpTelemetry, { telemetry: openShop().telemetry })
  const answered: number[] = []
  app.addHook('onResponse', async (_request, reply) => void answered.push(reply.statusCode))
  expect((await app.inject('/things')).statusCode).toBe(401)
  expect(answered).toEqual([401])
})

test('routes of a plugin with a prefix count under their whole template', async () => {
  const { telemetry, sample } = openShop()
  const app = fastify()
  await app.register(httpTelemetry, { telemetry })
  await app.register(async (scope) => void scope.get('/:id', () => ({})), { prefix: '/things' })
  await app.inject('/things/7')
  expect(await sample(httpRequests, { method: 'GET', endpoint: '/things/:id', status: '200' })).toBe(1)
})
