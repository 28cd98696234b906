import type { Channel, malformedReasons } from '@octoscope/hemostat/metrics'
import { longestMessage } from '../events/read-event.ts'
import { sampleMessage } from './sample-events.ts'

type Reason = (typeof malformedReasons)[number]

const envelope = (parts: object): string =>
  JSON.stringify({
    event_type: 'container_unhealthy',
    timestamp: '2026-11-20T10:29:09.643626+00:00',
    agent: 'monitor',
    data: {},
    ...parts,
  })

const alertWith = (data: object): string =>
  envelope({
    data: { container_id: 'a1', container_name: 'web', metrics: {}, anomalies: [], ...data },
  })

/** Messages that are no health alert, each with the reason that is counted. */
export const malformedAlerts: readonly (readonly [what: string, message: string, reason: Reason])[] = [
  ['nothing', '', 'no_json'],
  ['half an event', sampleMessage('hemostat:health_alert').slice(0, 100), 'no_json'],
  ['bytes of no text', '\u0000\uFFFD\u0007', 'no_json'],
  ['a bare word', 'stress', 'no_json'],
  ['deep nesting, cut off', '['.repeat(5000), 'no_json'],
  ['deep nesting', `${'['.repeat(3000)}${']'.repeat(3000)}`, 'no_envelope'],
  ['null', 'null', 'no_envelope'],
  ['a number', '17', 'no_envelope'],
  ['a list', '[]', 'no_envelope'],
  ['no data', envelope({ data: undefined }), 'no_envelope'],
  ['data that is a text', envelope({ data: '{}' }), 'no_envelope'],
  ['no agent', envelope({ agent: undefined }), 'no_envelope'],
  ['the form of the outdated document', JSON.stringify({ type: 'alert', data: {} }), 'no_envelope'],
  ['the type of another channel', sampleMessage('hemostat:false_alarm'), 'wrong_type'],
  ['an inherited name as its type', envelope({ event_type: '__proto__' }), 'wrong_type'],
  ['no date', envelope({ timestamp: 'yesterday' }), 'no_timestamp'],
  ['a thirteenth month', envelope({ timestamp: '2026-13-01T00:00:00Z' }), 'no_timestamp'],
  ['no container', alertWith({ container_name: undefined }), 'wrong_data'],
  ['a name without end', alertWith({ container_name: 'x'.repeat(129) }), 'wrong_data'],
  ['a CPU in words', alertWith({ metrics: { cpu_percent: 'high' } }), 'wrong_data'],
  ['less than no memory', alertWith({ metrics: { memory_usage: -1 } }), 'wrong_data'],
  [
    'an infinite CPU',
    alertWith({ metrics: {} }).replace('"metrics":{}', '"metrics":{"cpu_percent":1e999}'),
    'wrong_data',
  ],
  ['half a restart', alertWith({ restart_count: 1.5 }), 'wrong_data'],
  [
    'a severity that nobody knows',
    alertWith({ anomalies: [{ type: 'high_cpu', severity: 'dire' }] }),
    'wrong_data',
  ],
  [
    'anomalies without end',
    alertWith({ anomalies: Array.from({ length: 33 }, () => ({ type: 'high_cpu', severity: 'high' })) }),
    'wrong_data',
  ],
  ['more than anybody says', alertWith({ image: 'x'.repeat(longestMessage) }), 'too_large'],
]

export const alertChannel: Channel = 'hemostat:health_alert'
