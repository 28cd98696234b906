import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { createApp } from './create-app.ts'

test('a line of a request bears its id, at the level that the app’s logger has', async () => {
  const { telemetry, lines } = openShop()
  const app = createApp(telemetry)
  app.get('/', async (request) => {
    request.log.debug('too fine')
    request.log.info({ step: 1 }, 'begun')
    request.log.child({ part: 'inner' }).warn('odd')
    return { level: request.log.level }
  })
  const response = await app.inject({ url: '/', headers: { 'x-request-id': 'call-7' } })
  expect(response.json()).toEqual({ level: 'info' })
  expect(lines).toMatchObject([
    { level: 'info', request_id: 'call-7', step: 1, msg: 'begun', service: 'shop' },
    { level: 'warn', request_id: 'call-7', part: 'inner', msg: 'odd' },
    { msg: 'request completed' },
  ])
  expect(new Set(lines.map(({ trace_id }) => trace_id)).size).toBe(1)
})

test('a route may have a level of its own', async () => {
  const { telemetry, lines } = openShop()
  const app = createApp(telemetry)
  app.get('/', { logLevel: 'debug' }, async (request) => {
    request.log.debug('fine')
  })
  await app.inject('/')
  expect(lines.map(({ msg }) => msg)).toEqual(['fine', 'request completed'])
})
