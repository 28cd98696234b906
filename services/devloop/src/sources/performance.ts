import { z } from 'zod'
import type { Recorder } from '../record/recorder.ts'
import { linesSource } from './lines-source.ts'
import type { Source } from './source.ts'

const usage = z.looseObject({
  cpu_percent: z.number().optional(),
  memory_mb: z.number().optional(),
  disk_read_mb: z.number().nullish(),
  disk_write_mb: z.number().nullish(),
})

/** One line of `performance/metrics.jsonl`. */
const row = z.looseObject({
  operation_name: z.string(),
  duration: z.number().nullish(),
  metadata: z.looseObject({ agent_name: z.string().optional() }).nullish(),
  resource_usage_start: usage.nullish(),
  resource_usage_end: usage.nullish(),
})

const MB = 1_048_576

/** The log of runs: what each took. The event log counts them, and tells how long they took. */
export const performanceSource = (path: string, recorder: Recorder): Source =>
  linesSource('performance', path, {
    recorder,
    take: (value) => {
      const { success, data } = row.safeParse(value)
      if (!success) return false
      const { resource_usage_start: start, resource_usage_end: end } = data
      const agent = data.metadata?.agent_name ?? /^agent\.(.+)\.handle$/.exec(data.operation_name)?.[1]
      if (agent !== undefined && end) recorder.taken({ agent, ...taken(end) })
      recorder.disk({
        read: grown(start?.disk_read_mb, end?.disk_read_mb),
        written: grown(start?.disk_write_mb, end?.disk_write_mb),
      })
      return true
    },
  })

const taken = ({ cpu_percent: cpu, memory_mb: memory }: z.infer<typeof usage>) => ({
  ...(cpu !== undefined && cpu >= 0 && { cpu: cpu / 100 }),
  ...(memory !== undefined && memory >= 0 && { memory: memory * MB }),
})

/** Bytes between two readings of a counter; what is missing or went backwards tells nothing. */
const grown = (from: number | null | undefined, to: number | null | undefined): number =>
  typeof from === 'number' && typeof to === 'number' ? Math.max(0, to - from) * MB : 0
