import type { Usage } from '../events/payloads.ts'
import type { Stats } from './forms.ts'

/**
 * What a container uses, as `docker stats` shows it: CPU in percent of one core, memory without the page cache that the
 * kernel would give back. Source: docs.docker.com/reference/api/engine, ContainerStats.
 */
export const usageOf = (stats: Stats): Usage => {
  const { memory_stats: memory, networks, blkio_stats: blocks } = stats
  const cpu = cpuPercent(stats)
  const used = memory.usage === undefined ? undefined : memoryUsed(memory.usage, memory.stats ?? {})
  const interfaces = Object.values(networks ?? {})
  const operations = blocks.io_service_bytes_recursive ?? []
  const bytesOf = (operation: string): number =>
    sum(operations.filter(({ op }) => op.toLowerCase() === operation).map(({ value }) => value))
  return {
    ...(cpu !== undefined && { cpu_percent: cpu }),
    ...(used !== undefined && { memory_usage: used }),
    ...(memory.limit !== undefined && { memory_limit: memory.limit }),
    ...(used !== undefined && memory.limit && { memory_percent: rounded((used / memory.limit) * 100) }),
    network_rx_bytes: sum(interfaces.map(({ rx_bytes }) => rx_bytes)),
    network_tx_bytes: sum(interfaces.map(({ tx_bytes }) => tx_bytes)),
    blkio_read_bytes: bytesOf('read'),
    blkio_write_bytes: bytesOf('write'),
  }
}

/** Undefined where the engine gave only one of the two looks that a share needs. */
const cpuPercent = ({ cpu_stats: now, precpu_stats: before }: Stats): number | undefined => {
  if (now.system_cpu_usage === undefined || before.system_cpu_usage === undefined) return undefined
  const used = now.cpu_usage.total_usage - before.cpu_usage.total_usage
  const passed = now.system_cpu_usage - before.system_cpu_usage
  const cores = now.online_cpus || now.cpu_usage.percpu_usage?.length || 1
  return passed > 0 && used >= 0 ? rounded((used / passed) * cores * 100) : undefined
}

/** `total_inactive_file` with the first version of control groups, `inactive_file` with the second. */
const memoryUsed = (usage: number, details: Readonly<Record<string, number>>): number => {
  const cache = details['total_inactive_file'] ?? details['inactive_file'] ?? 0
  return cache < usage ? usage - cache : usage
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)
const rounded = (value: number): number => Math.round(value * 100) / 100
