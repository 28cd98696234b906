import type { OrchestratorMetrics } from '../orchestrator-telemetry.ts'
import type { TaskStore } from './task-store.ts'

/** The same store, each call to it counted and timed as an operation of the global memory. */
export const recordedTaskStore = (store: TaskStore, metrics: OrchestratorMetrics): TaskStore => {
  const recorded = async <T>(operation: 'read' | 'write', call: () => Promise<T>): Promise<T> => {
    const labels = { memory_type: 'global', operation } as const
    const began = performance.now()
    try {
      return await call()
    } finally {
      metrics.memoryOperations.add(1, labels)
      metrics.memoryQueryDuration.record((performance.now() - began) / 1000, labels)
    }
  }

  return {
    add: (task) => recorded('write', () => store.add(task)),
    get: (id) => recorded('read', () => store.get(id)),
    list: (filter) => recorded('read', () => store.list(filter)),
    takeUp: () => recorded('write', () => store.takeUp()),
    start: (id, at) => recorded('write', () => store.start(id, at)),
    release: (id, at) => recorded('write', () => store.release(id, at)),
    end: (id, ending, at) => recorded('write', () => store.end(id, ending, at)),
    check: () => recorded('read', () => store.check()),
    close: () => store.close(),
  }
}
