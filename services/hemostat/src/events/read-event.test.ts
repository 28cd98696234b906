import { channels, type Channel } from '@octoscope/hemostat/metrics'
import { assert, constantFrom, json, jsonValue, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { malformedAlerts } from '../testing/malformed.ts'
import { sampleData, sampleMessage } from '../testing/sample-events.ts'
import { readEvent } from './read-event.ts'

/** As the monitor of others wrote it, recorded from a bus. */
const recorded =
  '{"event_type": "container_unhealthy", "timestamp": "2026-11-20T10:29:09.643626+00:00", "agent": "monitor", "data": {"container_id": "a1b2c3d4e5", "container_name": "test-cpu", "image": "stress", "status": "running", "metrics": {"cpu_percent": 198.7, "memory_percent": 1.2, "memory_usage": 1, "memory_limit": 100, "network_rx_bytes": 1, "network_tx_bytes": 2, "blkio_read_bytes": 3, "blkio_write_bytes": 4}, "anomalies": [{"type": "high_cpu", "severity": "critical", "threshold": 85, "actual": 198.7}], "health_status": "unknown", "exit_code": 0, "restart_count": 0}}'

test('an event that Python wrote is read to the microsecond, with a CPU above one core', () => {
  expect(readEvent('hemostat:health_alert', recorded)).toMatchObject({
    time: 1_795_170_549_643_626,
    agent: 'monitor',
    data: { container_name: 'test-cpu', metrics: { cpu_percent: 198.7 } },
  })
})

test.each(channels)('an event of %s is read as it was written', (channel) => {
  expect(readEvent(channel, sampleMessage(channel, { at: 1000 }))).toMatchObject({
    time: 1_000_000,
    data: sampleData[channel],
  })
})

test.each([
  ['cooldown', { status: 'rejected', reason: 'cooldown_active', remaining_seconds: 1711.4 }],
  ['breaker', { status: 'rejected', reason: 'circuit_breaker_open', retry_count: 3 }],
  ['failure', { status: 'failed', error: 'Unknown action: dance' }],
  ['no fit', { status: 'not_applicable' }],
] as const)('a result without dry_run and reason is one: %s', (_, result) => {
  const message = JSON.stringify({
    event_type: 'remediation_complete',
    timestamp: '2026-11-20T10:29:09+00:00',
    agent: 'responder',
    data: { container: 'web', action: 'restart', result, confidence: 0.9 },
  })
  expect(readEvent('hemostat:remediation_complete', message)).toMatchObject({ data: { result } })
})

test.each(malformedAlerts)('%s is no health alert', (_, message, reason) => {
  expect(readEvent('hemostat:health_alert', message)).toBe(reason)
})

test('nothing that a channel brings makes it throw', () => {
  const channel = constantFrom<Channel[]>(...channels)
  const message = oneof(
    string(),
    json(),
    jsonValue().map((data) =>
      JSON.stringify({ event_type: 'false_alarm', timestamp: '2026-11-20T10:29:09Z', agent: '', data }),
    ),
  )
  assert(
    property(channel, message, (on, text) => {
      expect(['string', 'object']).toContain(typeof readEvent(on, text))
    }),
  )
})
