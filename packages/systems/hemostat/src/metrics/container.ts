import { atMost, counter, gauge, type Exception } from '@octoscope/spec/metrics'

/** Containers that one exporter tells of at once. Those that are gone give their place back. */
export const mostContainers = 200

export const container_name = atMost(mostContainers)
/** Docker's short id. A container that is made anew under its old name has a new one, and the series of the old one end. */
export const container_id = atMost(mostContainers, { settledBy: 'container_name' })

const labels = { container_id, container_name } as const
const published = (reason: string): Exception => ({ law: 'metric/name', reason, until: '2027-11-30' })

export const containerCpu = gauge('hemostat_container_cpu_ratio', {
  help: 'CPU that the container uses; 1 is one core, so that several cores make more than 1.',
  unit: 'ratio',
  labels: { container_name },
})

export const containerCpuPercent = gauge('hemostat_container_cpu_percent', {
  help: 'CPU that the container uses, in percent of one core. Prefer hemostat_container_cpu_ratio.',
  unit: 'percent',
  labels,
  exploration: 'Published under this name; dashboards of others read it.',
  exception: published('Published by HemoStat; hemostat_container_cpu_ratio stands beside it.'),
})

export const containerMemory = gauge('hemostat_container_memory_ratio', {
  help: 'Share of its memory limit that the container uses.',
  unit: 'ratio',
  labels: { container_name },
})

export const containerMemoryPercent = gauge('hemostat_container_memory_percent', {
  help: 'Memory that the container uses, in percent of its limit. Prefer hemostat_container_memory_ratio.',
  unit: 'percent',
  labels,
  exploration: 'Published under this name; dashboards of others read it.',
  exception: published('Published by HemoStat; hemostat_container_memory_ratio stands beside it.'),
})

export const containerMemoryBytes = gauge('hemostat_container_memory_bytes', {
  help: 'Memory that the container uses.',
  unit: 'bytes',
  labels,
})

export const containerRestarts = counter('hemostat_container_restarts_total', {
  help: 'Restarts of the container by its engine, as the last health alert told them.',
  unit: 'restarts',
  labels: { container_name },
})

export const containerRestartCount = gauge('hemostat_container_restart_count', {
  help: 'Restarts of the container by its engine so far. Prefer hemostat_container_restarts_total.',
  unit: 'restarts',
  labels,
  exploration: 'Published under this name; dashboards of others read it.',
  exception: published('Published by HemoStat; hemostat_container_restarts_total stands beside it.'),
})

const traffic = (name: string, help: string) =>
  counter(name, {
    help: `${help}, as its engine counts them since the container began.`,
    unit: 'bytes',
    labels,
    exploration: 'Tells what a container was busy with when its CPU or memory ran high.',
  })

export const networkReceived = traffic('hemostat_container_network_rx_bytes_total', 'Bytes received')
export const networkSent = traffic('hemostat_container_network_tx_bytes_total', 'Bytes sent')
export const blocksRead = traffic('hemostat_container_blkio_read_bytes_total', 'Bytes read from disks')
export const blocksWritten = traffic('hemostat_container_blkio_write_bytes_total', 'Bytes written to disks')

export const container = {
  containerCpu,
  containerCpuPercent,
  containerMemory,
  containerMemoryPercent,
  containerMemoryBytes,
  containerRestarts,
  containerRestartCount,
  networkReceived,
  networkSent,
  blocksRead,
  blocksWritten,
}
