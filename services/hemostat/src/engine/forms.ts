import { z } from 'zod'

/** What the Docker Engine API answers, as far as it is read here. Source: docs.docker.com/reference/api/engine. */

const total = z.number().min(0)

export const listed = z.array(
  z.object({
    Id: z.string().min(12),
    Names: z.array(z.string()).min(1),
    Image: z.string(),
    State: z.string(),
    Labels: z.record(z.string(), z.string()).nullish(),
  }),
)
export type Listed = z.infer<typeof listed>[number]

export const inspected = z.object({
  RestartCount: z.int().min(0).default(0),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number().default(0),
    Health: z.object({ Status: z.string() }).nullish(),
  }),
})
export type Inspected = z.infer<typeof inspected>

const cpuStats = z.object({
  cpu_usage: z
    .object({ total_usage: total.default(0), percpu_usage: z.array(z.number()).nullish() })
    .prefault({}),
  system_cpu_usage: total.optional(),
  online_cpus: total.optional(),
})

const traffic = z.object({ rx_bytes: total.default(0), tx_bytes: total.default(0) })
const blockIo = z.object({ op: z.string(), value: total })

export const stats = z.object({
  cpu_stats: cpuStats.prefault({}),
  precpu_stats: cpuStats.prefault({}),
  memory_stats: z
    .object({
      usage: total.optional(),
      limit: total.optional(),
      stats: z.record(z.string(), z.number()).nullish(),
    })
    .prefault({}),
  networks: z.record(z.string(), traffic).nullish(),
  blkio_stats: z.object({ io_service_bytes_recursive: z.array(blockIo).nullish() }).prefault({}),
})
export type Stats = z.infer<typeof stats>
