import { environments, stackIn } from '@octoscope/stack'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { datadog } from './index.ts'

interface Instance {
  readonly openmetrics_endpoint: string
  readonly namespace: string
  readonly metrics: readonly (string | Readonly<Record<string, string>>)[]
  readonly max_returned_metrics: number
  readonly tags: readonly string[]
}

const files = datadog(stackIn(environments.production))

const instancesOf = (system: string): readonly Instance[] => {
  const file = files.find(({ path }) => path === `monitoring/datadog/${system}.yaml`)
  return (load(file?.text ?? '') as { readonly instances: readonly Instance[] }).instances
}

test('Loki Mode is asked for in the latest mode, and its metrics lose what the namespace says', () => {
  const [check] = instancesOf('loki-mode')
  expect(check).toMatchObject({
    openmetrics_endpoint: 'http://loki-mode:57374/metrics',
    namespace: 'loki',
    tags: expect.arrayContaining(['environment:production', 'service:loki-mode']),
  })
  expect(check?.metrics).toContainEqual({ loki_cost_usd: 'cost_usd' })
  expect(check?.metrics).toContainEqual({ loki_session_status: 'session_status' })
  expect(check?.metrics).toContainEqual({ loki_events: 'events' })
  expect(check?.metrics).toContainEqual({ loki_tasks_total: 'tasks_total' })
  expect(check?.metrics.filter((name) => JSON.stringify(name).includes('cost_usd"'))).toHaveLength(1)
  expect(files.map(({ text }) => text).join('')).not.toContain('prometheus_url')
})

test('each service has a check of its own, with the labels of its scrape', () => {
  const arms = instancesOf('octollm').filter(({ tags }) => tags.includes('job:arms'))
  expect(arms).toHaveLength(6)
  expect(arms.map(({ tags }) => tags.find((tag) => tag.startsWith('arm:')))).toContain('arm:coder')
  for (const { max_returned_metrics: most } of arms) expect(most).toBeLessThan(20_000)
})
