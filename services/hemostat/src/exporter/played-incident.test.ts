import {
  agentHeartbeat,
  analyses,
  analysisConfidence,
  analysisDuration,
  anomalies,
  blocksRead,
  blocksWritten,
  channels,
  containerCpu,
  containerCpuPercent,
  containerMemory,
  containerMemoryBytes,
  containerMemoryPercent,
  containerRestartCount,
  containerRestarts,
  cooldownActive,
  events,
  healthAlerts,
  networkReceived,
  networkSent,
  redisConnected,
  remediationDuration,
  remediations,
  timeToDetection,
  timeToRemediation,
} from '@octoscope/hemostat/metrics'
import { expect, test } from 'vitest'
import { microsOf, writeTimestamp } from '../events/timestamp.ts'
import { keys } from '../keys.ts'
import { eventually } from '../testing/eventually.ts'
import { prometheusServer } from '../testing/prometheus-server.ts'
import { clientOf, redisServer } from '../testing/redis-server.ts'
import { sampleData, sampleMessage } from '../testing/sample-events.ts'
import { startedRole } from '../testing/started-role.ts'

const web = { container_id: 'a1b2c3d4e5f6', container_name: 'web' }
const name = { container_name: 'web' }

test('a played incident is in every metric that it touches, fires, resolves, and goes with its container', async () => {
  const redis = await redisServer()
  const client = await clientOf(redis)
  const exporter = await startedRole('exporter', { REDIS_URL: redis.url, STATE_READ_SECONDS: '0.2' })
  const { sample, observations } = exporter
  const prometheus = await prometheusServer(exporter.url, 'HighContainerCPU')
  await eventually(async () => expect(await sample(redisConnected)).toBe(1))

  const began = Date.now() - 120_000
  const state = (at: number, cpu_percent: number) =>
    client.set(
      keys.containerState(web.container_id),
      JSON.stringify({
        ...web,
        status: 'running',
        cpu_percent,
        memory_percent: 20,
        memory_usage: 209_715_200,
        memory_limit: 1_048_576_000,
        health_status: 'healthy',
        timestamp: writeTimestamp(microsOf(at)),
      }),
      { EX: 300 },
    )
  await state(began, 3)
  await eventually(async () => expect(await sample(containerCpu, name)).toBe(0.03))

  // Unwell 20 s later; called for a remediation 2.5 s after that; mended after 7.25 s more.
  await client.publish(channels[0], sampleMessage(channels[0], { at: began + 20_000 }))
  await client.set(keys.containerState(web.container_id), JSON.stringify(sampleData[channels[0]].metrics), {
    EX: 300,
  })
  await client.publish(channels[1], sampleMessage(channels[1], { at: began + 22_500 }))
  await client.publish(channels[3], sampleMessage(channels[3], { at: began + 29_750 }))
  // Another alert is a false alarm, and a second remediation is refused by the cooldown.
  const again = {
    ...sampleData[channels[0]],
    restart_count: 3,
    anomalies: [{ type: 'excessive_restarts', severity: 'medium' as const }],
  }
  await client.publish(channels[0], sampleMessage(channels[0], { at: began + 50_000, data: again }))
  await client.publish(channels[2], sampleMessage(channels[2], { at: began + 50_250 }))
  const refused = {
    result: { status: 'rejected' as const, reason: 'cooldown_active', remaining_seconds: 3000 },
  }
  await client.publish(channels[3], sampleMessage(channels[3], { at: began + 51_000, data: refused }))

  await eventually(async () => expect(await sample(events, { channel: channels[3] })).toBe(2))
  expect(await sample(events, { channel: channels[0] })).toBe(2)
  expect(await sample(healthAlerts, { ...name, severity: 'critical' })).toBe(1)
  expect(await sample(healthAlerts, { ...name, severity: 'medium' })).toBe(1)
  expect(await sample(anomalies, { ...name, anomaly_type: 'high_cpu' })).toBe(1)
  expect(await sample(anomalies, { ...name, anomaly_type: 'excessive_restarts' })).toBe(1)
  expect(await sample(containerCpu, name)).toBe(0.975)
  expect(await sample(containerCpuPercent, web)).toBe(97.5)
  expect(await sample(containerMemory, name)).toBe(0.4225)
  expect(await sample(containerMemoryPercent, web)).toBe(42.25)
  expect(await sample(containerMemoryBytes, web)).toBe(443_023_360)
  expect(await sample(containerRestarts, name)).toBe(3)
  expect(await sample(containerRestartCount, web)).toBe(3)
  expect(await sample(networkReceived, web)).toBe(1000)
  expect(await sample(networkSent, web)).toBe(2000)
  expect(await sample(blocksRead, web)).toBe(3000)
  expect(await sample(blocksWritten, web)).toBe(4000)
  expect(await sample(analyses, { result_type: 'remediation_needed' })).toBe(1)
  expect(await sample(analyses, { result_type: 'false_alarm' })).toBe(1)
  expect(await observations(analysisConfidence, { result_type: 'remediation_needed' })).toMatchObject({
    count: 1,
    sum: 0.8,
  })
  expect(await observations(analysisConfidence, { result_type: 'false_alarm' })).toMatchObject({
    count: 1,
    sum: 0.4,
  })
  expect(await observations(analysisDuration)).toMatchObject({ count: 2, sum: 2.75 })
  expect(await observations(timeToDetection)).toMatchObject({ count: 1, sum: 20 })
  expect(await observations(remediationDuration, { action: 'restart' })).toMatchObject({
    count: 1,
    sum: 7.25,
  })
  expect(await observations(timeToRemediation)).toMatchObject({ count: 1, sum: 9.75 })
  expect(await sample(remediations, { ...name, action: 'restart', status: 'success' })).toBe(1)
  expect(await sample(remediations, { ...name, action: 'restart', status: 'rejected' })).toBe(1)
  expect(await sample(cooldownActive, { container_id: web.container_id })).toBe(1)
  expect(await sample(agentHeartbeat, { agent: 'monitor' })).toBe(began / 1000)

  await eventually(async () => expect(await prometheus.firing('HighContainerCPU')).toEqual([name]), 30_000)
  await state(Date.now(), 4)
  await eventually(async () => expect(await sample(containerCpu, name)).toBe(0.04))
  await eventually(async () => expect(await prometheus.firing('HighContainerCPU')).toEqual([]), 30_000)

  await client.del(keys.containerState(web.container_id))
  await eventually(async () => expect(await exporter.page()).not.toMatch(/container_(name="web"|id="a1b2)/))
  await eventually(
    async () => expect(await prometheus.query('hemostat_container_cpu_ratio')).toEqual([]),
    30_000,
  )
})

test('a container of which nothing is heard any more ends, and one made anew under its name has its own series', async () => {
  const redis = await redisServer()
  const client = await clientOf(redis)
  const exporter = await startedRole('exporter', {
    REDIS_URL: redis.url,
    CONTAINER_TTL_SECONDS: '2',
    STATE_READ_SECONDS: '0.2',
  })
  await eventually(async () => expect(await exporter.sample(redisConnected)).toBe(1))
  await client.publish(channels[0], sampleMessage(channels[0]))
  await eventually(async () => expect(await exporter.sample(containerCpuPercent, web)).toBe(97.5))
  await client.publish(channels[0], sampleMessage(channels[0], { data: { container_id: 'ffffffffffff' } }))
  const anew = { container_id: 'ffffffffffff', container_name: 'web' }
  await eventually(async () => expect(await exporter.sample(containerCpuPercent, anew)).toBe(97.5))
  expect(await exporter.sample(containerCpuPercent, web)).toBeUndefined()
  expect(await exporter.sample(healthAlerts, { ...name, severity: 'critical' })).toBe(2)
  await eventually(async () => expect(await exporter.page()).not.toContain('container_name="web"'))
})
