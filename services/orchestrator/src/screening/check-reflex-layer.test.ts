import { expect, test } from 'vitest'
import { startOrchestrator } from '../testing/started-orchestrator.ts'
import { nowhere, startStandIns } from '../testing/stand-ins.ts'

test('is ready while its store and the reflex layer are', async () => {
  const others = await startStandIns()
  const { send } = await startOrchestrator(others.url)
  expect(await send('GET', '/readyz')).toMatchObject({ status: 200 })
  others.on('/readyz', () => ({ status: 503, body: {} }))
  const { status, body } = await send('GET', '/readyz')
  expect(status).toBe(503)
  expect(JSON.stringify(body)).toContain('reflex-layer')
})

test('is alive and not ready without a reflex layer', async () => {
  const { send } = await startOrchestrator(await nowhere())
  expect(await send('GET', '/readyz')).toMatchObject({ status: 503 })
  expect(await send('GET', '/healthz')).toMatchObject({ status: 200 })
})
