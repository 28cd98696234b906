import { orchestrator, planner, reflexLayer } from '@octoscope/octollm/services'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('needs no setting', () => {
  const config = readConfig({})
  expect(config.reflexUrl).toBe(`http://127.0.0.1:${reflexLayer.port}`)
  expect(config.armUrls.planner).toBe(`http://127.0.0.1:${planner.port}`)
  expect(config.storeFile).toBe('.octoscope/data/orchestrator/orchestrator.db')
  expect(config).toMatchObject({ maxConcurrentTasks: 8, maxQueuedTasks: 1000, armProbeSeconds: 5 })
})

test('reads the environment', () => {
  const config = readConfig({ CODER_URL: 'http://coder:8102/', DATA_DIR: '/data', MAX_QUEUED_TASKS: '0' })
  expect(config.armUrls.coder).toBe('http://coder:8102')
  expect(config.storeFile).toBe('/data/orchestrator.db')
  expect(config.maxQueuedTasks).toBe(0)
  expect(readConfig({ DATA_DIR: ':memory:' }).storeFile).toBe(':memory:')
})

test.each([
  ['MAX_CONCURRENT_TASKS', '0'],
  ['MAX_CONCURRENT_TASKS', '2.5'],
  ['MAX_QUEUED_TASKS', 'many'],
  ['ARM_PROBE_SECONDS', '-1'],
  ['ARM_TIMEOUT_SECONDS', 'NaN'],
  ['REFLEX_URL', 'localhost:8001'],
  ['JUDGE_URL', 'ftp://judge'],
])('names the setting it cannot use: %s=%s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be .+ got "${value}"`))
})

test(`every service is reached where it listens, none at the orchestrator's own port`, () => {
  const { reflexUrl, armUrls } = readConfig({})
  const ports = [reflexUrl, ...Object.values(armUrls)].map((url) => new URL(url).port)
  expect(new Set([...ports, String(orchestrator.port)]).size).toBe(8)
})
