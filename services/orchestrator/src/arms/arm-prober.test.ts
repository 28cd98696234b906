import { armAvailability, armRequests, type Arm } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { startOrchestrator } from '../testing/started-orchestrator.ts'
import { nowhere, startStandIns } from '../testing/stand-ins.ts'

test('tells the share of the last ten probes of each arm that found it ready, outside of any trace', async () => {
  const [others, coder] = [await startStandIns(), await startStandIns()]
  const { sample } = await startOrchestrator(others.url, {
    CODER_URL: coder.url,
    ARM_PROBE_SECONDS: '0.1',
    JUDGE_URL: await nowhere(),
  })
  const available = (arm: Arm) => sample(armAvailability, { arm })
  await eventually(() => available('coder')).toBe(1)
  await eventually(() => available('planner')).toBe(1)
  await eventually(() => available('judge')).toBe(0)

  const probes = coder.receivedAt('/readyz').length
  coder.on('/readyz', () => ({ status: 503, body: {} }))
  await eventually(() => available('coder')).toBe(0)
  expect(coder.receivedAt('/readyz').length - probes).toBeLessThan(13)
  coder.on('/readyz', () => ({ body: {} }))
  await eventually(() => available('coder')).toBe(0.5)
  expect(await available('planner')).toBe(1)
  expect(coder.receivedAt('/readyz').every(({ traceparent }) => traceparent === undefined)).toBe(true)
  expect(await sample(armRequests, { arm: 'coder', status: 'success' })).toBe(0)
})
