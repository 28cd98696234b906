import { environments, stackIn } from '@octoscope/stack'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { datasources, uids } from './datasources.ts'

interface Provisioned {
  readonly datasources: readonly Datasource[]
}

interface Datasource {
  readonly uid: string
  readonly type: string
  readonly url: string
  readonly jsonData?: { readonly exemplarTraceIdDestinations?: readonly { readonly datasourceUid: string }[] }
}

const provisioned = (environment: keyof typeof environments) =>
  load(datasources(stackIn(environments[environment])).text) as Provisioned

describe('datasources', () => {
  it('are found at the addresses of their services', () => {
    expect(provisioned('production').datasources.map(({ url }) => url)).toEqual([
      'http://prometheus:9090',
      'http://jaeger:16686',
    ])
    expect(provisioned('native').datasources.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:9090',
      'http://127.0.0.1:16686',
    ])
  })

  it('are read only, and leave Grafana when they leave the file', () => {
    expect(provisioned('production')).toMatchObject({
      apiVersion: 1,
      prune: true,
      datasources: [{ isDefault: true, editable: false }, { editable: false }],
    })
  })

  it('lead from an exemplar to its trace in a source that traces are kept in', () => {
    const { datasources: all } = provisioned('production')
    const leads = all.flatMap(({ jsonData }) => jsonData?.exemplarTraceIdDestinations ?? [])
    expect(leads).toEqual([{ name: 'trace_id', datasourceUid: uids.jaeger }])
    for (const { datasourceUid } of leads)
      expect(all.find(({ uid }) => uid === datasourceUid)).toMatchObject({ type: 'jaeger' })
  })

  it('ask for no more detail than there are scrapes', () => {
    const [prometheus] = provisioned('production').datasources
    expect(prometheus?.jsonData).toMatchObject({
      timeInterval: environments.production.scrapeInterval,
      httpMethod: 'POST',
    })
  })
})
