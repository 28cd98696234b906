import { recordsOf } from '@octoscope/spec'
import type { Law } from './law.ts'

/** Source: prometheus.io/docs/practices/rules. */
export const recordName: Law = {
  id: 'record/name',
  rule: 'A recording rule is named level:metric:operations.',
  why: 'Readers take from the name which labels are kept and what was done; a name that lies is read wrongly.',
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      recordsOf(system)
        .filter(({ metric: { exception } }) => exception?.law !== recordName.id)
        .filter(({ metric }) => !/^[a-z][a-z0-9_]*:[a-z][a-z0-9_]*:[a-z][a-z0-9_]*$/.test(metric.name))
        .map(({ metric }) => ({
          where: `${system.name} › record ${metric.name}`,
          message: `Record "${metric.name}" must be named level:metric:operations.`,
          advice:
            'Write it like "job_endpoint:http_requests:rate5m": the labels kept, the metric, what was done to it.',
        })),
    ),
}
