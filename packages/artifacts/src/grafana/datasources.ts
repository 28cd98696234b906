import type { Part, Stack } from '@octoscope/spec'
import { serviceOf } from '../part.ts'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'

/** Stable for ever: dashboards, links and other data sources hold them. */
export const uids = { prometheus: 'prometheus', jaeger: 'jaeger' } as const

export const datasources = (stack: Stack): File =>
  yaml('monitoring/grafana/provisioning/datasources/datasources.yml', 'packages/stack/src/environments.ts', {
    apiVersion: 1,
    prune: true, // a data source that leaves this file leaves Grafana
    datasources: [
      {
        ...source(stack, 'prometheus', 'Prometheus'),
        isDefault: true,
        jsonData: {
          httpMethod: 'POST', // long queries do not fit into a URL
          timeInterval: stack.environment.scrapeInterval,
          exemplarTraceIdDestinations: [{ name: 'trace_id', datasourceUid: uids.jaeger }],
        },
      },
      source(stack, 'jaeger', 'Jaeger'),
    ],
  })

const source = (stack: Stack, part: Part & keyof typeof uids, name: string) => ({
  name,
  type: part,
  uid: uids[part],
  access: 'proxy',
  url: `http://${stack.environment.address(serviceOf(stack, part))}`,
  editable: false,
})
