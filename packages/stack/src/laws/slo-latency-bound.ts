import { slosOf } from '@octoscope/spec'
import type { Law } from './law.ts'

export const sloLatencyBound: Law = {
  id: 'slo/latency-bound',
  rule: 'A latency objective lies on a bound of its histogram: between two of them nobody knows who was fast enough.',
  why: 'Between two bounds of a histogram nobody knows how many events were fast enough.',
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      slosOf(system).flatMap(({ name, latency }) => {
        if (!latency || latency.histogram.buckets.includes(latency.within)) return []
        const { histogram, within } = latency
        return [
          {
            where: `${system.name} › slo ${name}`,
            message: `"${name}" asks for ${within}, and the buckets of "${histogram.name}" end at ${histogram.buckets.join(', ')}.`,
            advice: `Choose one of these bounds, or add a bucket that ends at ${within}.`,
          },
        ]
      }),
    ),
}
