import { expect, test } from 'vitest'
import { stats } from './forms.ts'
import { usageOf } from './usage-of.ts'

const look = (total_usage: number, system_cpu_usage: number, more: object = { online_cpus: 4 }) => ({
  cpu_usage: { total_usage },
  system_cpu_usage,
  ...more,
})
const cpuOf = (now: object, before: object) =>
  usageOf(stats.parse({ cpu_stats: now, precpu_stats: before })).cpu_percent

test.each([
  ['half of one of four cores', look(1.5e9, 14e9), look(1e9, 10e9), 50],
  ['two cores of four', look(3e9, 14e9), look(1e9, 10e9), 200],
  [
    'cores told by their use only',
    look(2e9, 12e9, { cpu_usage: { total_usage: 2e9, percpu_usage: [1, 1] } }),
    look(1e9, 10e9),
    100,
  ],
  ['no time between the looks', look(2e9, 10e9), look(1e9, 10e9), undefined],
  ['a count that began anew', look(1e9, 14e9), look(2e9, 10e9), undefined],
  ['a single look', look(2e9, 10e9), {}, undefined],
])('CPU of %s', (_, now, before, percent) => expect(cpuOf(now, before)).toBe(percent))

test.each([
  ['the second version of control groups', { inactive_file: 100 }, 300],
  ['the first version', { total_inactive_file: 150, inactive_file: 1 }, 250],
  ['more cache than use', { inactive_file: 500 }, 400],
  ['no details', undefined, 400],
])('memory without the page cache: %s', (_, details, used) => {
  const read = usageOf(stats.parse({ memory_stats: { usage: 400, limit: 1000, stats: details } }))
  expect(read).toMatchObject({ memory_usage: used, memory_limit: 1000, memory_percent: used / 10 })
})

test('bytes of all interfaces and all disks, whatever their case', () => {
  const read = usageOf(
    stats.parse({
      networks: { eth0: { rx_bytes: 1, tx_bytes: 2 }, eth1: { rx_bytes: 10, tx_bytes: 20 } },
      blkio_stats: {
        io_service_bytes_recursive: [
          { op: 'Read', value: 5 },
          { op: 'read', value: 6 },
          { op: 'Write', value: 7 },
          { op: 'Total', value: 18 },
        ],
      },
    }),
  )
  expect(read).toEqual({
    network_rx_bytes: 11,
    network_tx_bytes: 22,
    blkio_read_bytes: 11,
    blkio_write_bytes: 7,
  })
})

test('a container without a memory limit has no share of it', () => {
  expect(usageOf(stats.parse({ memory_stats: { usage: 400, limit: 0 } })).memory_percent).toBeFalsy()
})
