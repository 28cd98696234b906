import { counter, gauge, histogram, oneOf } from '@octoscope/spec/metrics'

export const systemCpu = gauge('devloop_system_cpu_ratio', {
  help: 'Share of the machine’s processors that DevLoop and its agents keep busy.',
  unit: 'ratio',
})

export const systemMemory = gauge('devloop_system_memory_bytes', {
  help: 'Memory that DevLoop and its agents hold.',
  unit: 'bytes',
})

/**
 * Each look at the memory is an event, so that a limit on it can be promised like anything else. The bounds are 64, 128,
 * 250, 500, 1024 and 2048 MiB: the guide's limits are written in the megabytes of the tool, which are of 1,048,576 bytes.
 */
export const memoryLooks = histogram('devloop_system_memory_observed_bytes', {
  help: 'Memory that DevLoop and its agents held, at each look.',
  unit: 'bytes',
  buckets: [67_108_864, 134_217_728, 262_144_000, 524_288_000, 1_073_741_824, 2_147_483_648],
})

export const diskIo = counter('devloop_disk_io_bytes_total', {
  help: 'Bytes that DevLoop and its agents read from disks and wrote to them.',
  unit: 'bytes',
  labels: { direction: oneOf('read', 'write') },
})

export const filesWatched = gauge('devloop_files_watched', {
  help: 'Files under the watched folder that are not ignored.',
  unit: 'files',
})

export const filesChanged = counter('devloop_files_changed_total', {
  help: 'Files that were created, changed or deleted, and are not ignored.',
  unit: 'files',
})

export const machine = { systemCpu, systemMemory, memoryLooks, diskIo, filesWatched, filesChanged }
