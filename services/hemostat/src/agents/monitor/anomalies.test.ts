import { expect, test } from 'vitest'
import { anomaliesOf } from './anomalies.ts'
import type { Seen } from './look.ts'

const well: Seen = {
  id: 'a1b2c3d4e5f6',
  name: 'web',
  image: 'shop:1',
  status: 'running',
  health: 'healthy',
  exitCode: 0,
  restarts: 0,
  usage: { cpu_percent: 10, memory_percent: 10 },
}
const found = (change: Partial<Seen>) =>
  anomaliesOf({ ...well, ...change }, { cpu: 85, memory: 80 }).map(
    ({ type, severity }) => `${type} ${severity}`,
  )

test.each<[string, Partial<Seen>, readonly string[]]>([
  ['is well', {}, []],
  ['uses 68 % CPU, four fifths of the threshold', { usage: { cpu_percent: 68 } }, []],
  ['uses 68.1 % CPU', { usage: { cpu_percent: 68.1 } }, ['high_cpu medium']],
  ['uses 85 % CPU', { usage: { cpu_percent: 85 } }, ['high_cpu medium']],
  ['uses 85.1 % CPU', { usage: { cpu_percent: 85.1 } }, ['high_cpu high']],
  ['uses 95 % CPU', { usage: { cpu_percent: 95 } }, ['high_cpu high']],
  ['uses two cores', { usage: { cpu_percent: 200 } }, ['high_cpu critical']],
  ['uses 64 % memory', { usage: { memory_percent: 64 } }, []],
  ['uses 80.1 % memory', { usage: { memory_percent: 80.1 } }, ['high_memory high']],
  ['uses 95.1 % memory', { usage: { memory_percent: 95.1 } }, ['high_memory critical']],
  ['uses what nobody knows', { usage: {} }, []],
  ['fails its health check', { health: 'unhealthy' }, ['unhealthy_status high']],
  ['is only starting', { health: 'starting' }, []],
  ['has ended as it should', { status: 'exited' }, []],
  ['has ended with a failure', { status: 'exited', exitCode: 137, usage: {} }, ['non_zero_exit high']],
  ['runs again after a failure', { exitCode: 1 }, []],
  ['has restarted five times', { restarts: 5 }, []],
  ['has restarted six times', { restarts: 6 }, ['excessive_restarts medium']],
  [
    'is unwell in several ways',
    { usage: { cpu_percent: 99, memory_percent: 99 }, health: 'unhealthy' },
    ['high_cpu critical', 'high_memory critical', 'unhealthy_status high'],
  ],
])('a container that %s', (_, change, expected) => expect(found(change)).toEqual(expected))

test('what was measured is told, with its threshold', () => {
  expect(anomaliesOf({ ...well, usage: { cpu_percent: 90 } }, { cpu: 85, memory: 80 })).toEqual([
    { type: 'high_cpu', severity: 'high', threshold: 85, actual: 90 },
  ])
})
