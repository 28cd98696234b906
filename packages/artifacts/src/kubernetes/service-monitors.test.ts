import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'
import { counter, job, service, system } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { serviceMonitors } from './service-monitors.ts'

const stack = stackIn(environments.production)
const monitorsOf = (...systems: typeof stack.systems) =>
  loadAll(serviceMonitors({ ...stack, systems }).text) as IServiceMonitor[]

const watching = (name: string) =>
  monitorsOf(...stack.systems).find(({ metadata }) => metadata?.name === name)

describe('ServiceMonitors', () => {
  it('watch each job of the observed systems, and leave the monitoring stack to the operator', () => {
    expect(monitorsOf(...stack.systems).map(({ metadata }) => metadata?.name)).toEqual([
      'orchestrator',
      'reflex-layer',
      'arms',
      'loki-mode',
      'hemostat-metrics',
      'hemostat-agents',
    ])
  })

  it('are found by the label that the operator selects by', () => {
    for (const system of stack.systems)
      for (const { metadata } of monitorsOf(system))
        expect(metadata).toMatchObject({ namespace: system.name, labels: { prometheus: 'kube-prometheus' } })
  })

  it('select the Services of their job and no others', () => {
    const names = stack.systems.flatMap(({ jobs }) => jobs).find(({ name }) => name === 'arms')?.services
    expect(watching('arms')?.spec.selector).toEqual({
      matchLabels: { monitoring: 'true' },
      matchExpressions: [
        { key: 'app.kubernetes.io/name', operator: 'In', values: names?.map(({ name }) => name) },
      ],
    })
  })

  it('scrape as often as the job asks, within the limits that hold everywhere', () => {
    expect(watching('reflex-layer')?.spec).toMatchObject({
      endpoints: [{ port: 'http', path: '/metrics', interval: '5s' }],
      sampleLimit: 20_000,
      bodySizeLimit: '10MB',
    })
  })

  it('give series the labels that they have elsewhere', () => {
    expect(watching('arms')?.spec).toMatchObject({
      targetLabels: ['arm'],
      endpoints: [
        {
          relabelings: [
            { targetLabel: 'job', replacement: 'arms' },
            { action: 'labeldrop', regex: 'endpoint' },
          ],
        },
      ],
    })
  })

  it('drop a label of the operator only where a metric has one of the same name', () => {
    const builds = counter('builds_total', { help: 'Builds.', unit: 'tasks' })
    const builder = service('builder', { summary: 'Builds.', port: 9999, metrics: { builds } })
    const about = { title: 'CI', summary: 'Builds.', alertGroups: [], dashboards: [] }
    const [monitor] = monitorsOf(system('ci', { ...about, jobs: [job('builders', '15s', [builder])] }))
    expect(monitor?.spec.endpoints[0]?.relabelings).toEqual([{ targetLabel: 'job', replacement: 'builders' }])
  })

  it('are refused when they break their schema', () => {
    const builder = service('builder', { summary: 'Builds.', port: 9999, metrics: {} })
    const about = { title: 'CI', summary: 'Builds.', alertGroups: [], dashboards: [] }
    const jobs = [job('builders', '1.5s', [builder])]
    expect(() => monitorsOf(system('ci', { ...about, jobs }))).toThrow(/interval/)
  })
})
