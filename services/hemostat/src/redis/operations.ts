import type { redisOperations } from '@octoscope/hemostat/metrics'
import type { CounterInstrument } from '@octoscope/telemetry'

type Labels = (typeof redisOperations)['labels']
export type Operation = Labels['operation']['values'][number]

/** Runs an operation on Redis and counts how it ended. */
export type Counted = <T>(operation: Operation, work: () => Promise<T>) => Promise<T>

export const countedInto =
  (counter: CounterInstrument<Labels>): Counted =>
  async (operation, work) => {
    try {
      const result = await work()
      counter.add(1, { operation, status: 'success' })
      return result
    } catch (error) {
      counter.add(1, { operation, status: 'error' })
      throw error
    }
  }
