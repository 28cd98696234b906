import type { Usage } from '../../events/payloads.ts'
import { observe, set, type Measure } from '../measure.ts'

export interface ContainerLabels {
  readonly container_id: string
  readonly container_name: string
}

/** What a container uses. A value that was not told is not shown. */
export const usageMeasures = (labels: ContainerLabels, usage: Usage): readonly Measure[] => {
  const { container_name } = labels
  return [
    ...known(usage.cpu_percent, (percent) => [
      set('containerCpu', { container_name }, percent / 100),
      set('containerCpuPercent', labels, percent),
    ]),
    ...known(usage.memory_percent, (percent) => [
      set('containerMemory', { container_name }, percent / 100),
      set('containerMemoryPercent', labels, percent),
    ]),
    ...known(usage.memory_usage, (bytes) => [set('containerMemoryBytes', labels, bytes)]),
    ...known(usage.network_rx_bytes, (total) => [observe('networkReceived', labels, total)]),
    ...known(usage.network_tx_bytes, (total) => [observe('networkSent', labels, total)]),
    ...known(usage.blkio_read_bytes, (total) => [observe('blocksRead', labels, total)]),
    ...known(usage.blkio_write_bytes, (total) => [observe('blocksWritten', labels, total)]),
  ]
}

/** Nothing of what is not known. */
export const known = (
  value: number | null | undefined,
  measures: (value: number) => readonly Measure[],
): readonly Measure[] => (value === undefined || value === null ? [] : measures(value))
