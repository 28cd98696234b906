import { counter, histogram, oneOf } from '@octoscope/spec/metrics'

const operation = oneOf('read', 'write')
/** `global` is the orchestrator's store of tasks, `local` the memory of one arm. */
const memory_type = oneOf('global', 'local')

export const memoryOperations = counter('memory_operations_total', {
  help: 'Reads and writes of a memory.',
  unit: 'operations',
  exploration: 'Tells how much the memories are used, before their size is planned.',
  labels: { operation, memory_type },
})

export const memoryQueryDuration = histogram('memory_query_duration_seconds', {
  help: 'Time a memory took to answer.',
  unit: 'seconds',
  exploration: 'Tells which memory is slow, when a task is.',
  labels: { memory_type, operation },
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 2],
})

export const memory = { memoryOperations, memoryQueryDuration }
