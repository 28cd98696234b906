import { servicesOf, type Stack } from '@octoscope/spec'
import { z } from 'zod'

export const targetEntry = z.object({
  name: z.string(),
  port: z.number(),
  /** The `job` label of its series; null when nothing scrapes it. */
  job: z.string().nullable(),
  scrapeInterval: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  system: z.string(),
})

export type TargetEntry = z.infer<typeof targetEntry>

export const targets = ({ systems }: Stack): TargetEntry[] =>
  systems.flatMap((system) =>
    servicesOf(system).map((service) => {
      const job = system.jobs.find(({ services }) => services.includes(service))
      return {
        name: service.name,
        port: service.port,
        job: job?.name ?? null,
        scrapeInterval: job?.scrapeInterval ?? null,
        labels: service.labels,
        system: system.name,
      }
    }),
  )
