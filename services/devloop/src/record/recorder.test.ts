import { agentDuration, agentRuns, devloopMetrics, eventLatency } from '@octoscope/devloop/metrics'
import { startTelemetry } from '@octoscope/telemetry'
import { samplesOf } from '@octoscope/telemetry/testing'
import { expect, test } from 'vitest'
import { parseConfiguration } from '../config/read-settings.ts'
import { settingsOf } from '../config/settings.ts'
import { Recorder } from './recorder.ts'
import { weigher } from './sampled.ts'
import { exporterWith, voiceOf } from './voice.ts'

const run = {
  event_type: 'agent_executed',
  timestamp: '2026-11-20T08:00:00Z',
  agent: 'linter',
  duration_ms: 300,
  findings: 0,
  severity_levels: null,
  success: true,
  details: { latency_ms: 400 },
} as const

const recorded = (metrics: object) => {
  const settings = settingsOf(parseConfiguration(JSON.stringify({ metrics })))
  const telemetry = startTelemetry(exporterWith(settings.metrics), { env: { LOG_LEVEL: 'silent' } })
  let turn = 0
  const weight = weigher(settings.metrics.sampleRate, () => (turn++ % 10) / 10)
  const recorder = new Recorder(voiceOf(telemetry.metrics), { value: settings.value, weight })
  for (let n = 0; n < 1000; n++) recorder.event(run)
  return { ...samplesOf(telemetry), page: async () => (await telemetry.scrape()).body }
}

test('a counter counts everything, and a histogram of every tenth says as much as one of all', async () => {
  const { sample, observations } = recorded({ sampleRate: 0.1 })
  expect(await sample(agentRuns, { agent: 'linter', status: 'success' })).toBe(1000)
  const all = await observations(agentDuration, { agent: 'linter' })
  expect(all?.count).toBeGreaterThan(500)
  expect(all?.count).toBeLessThan(2000)
  expect((all?.sum ?? 0) / (all?.count ?? 1)).toBeCloseTo(0.3)
})

test('a metric that is disabled is not on the page, and all others are', async () => {
  const { page, observations } = recorded({ disabledMetrics: ['event_latency_histogram', 'files_watched'] })
  expect(await observations(eventLatency, {})).toBeUndefined()
  const text = await page()
  expect(text).not.toContain(devloopMetrics.filesWatched.name)
  expect(text).toContain(devloopMetrics.agentDurationMs.name)
})

test('the names of the guide can be turned off', async () => {
  const text = await recorded({ compatibilityNames: false }).page()
  expect(text).not.toContain(devloopMetrics.agentDurationMs.name)
  expect(text).toContain(devloopMetrics.agentDuration.name)
})
