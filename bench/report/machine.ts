import { availableParallelism, cpus } from 'node:os'

/** Where and when a run was made: what its absolute figures hold for. */
export interface Machine {
  readonly date: string
  readonly node: string
  readonly cores: number
  readonly processor: string
}

export const readMachine = (now: Date): Machine => ({
  date: now.toISOString().slice(0, 10),
  node: process.version,
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
})
