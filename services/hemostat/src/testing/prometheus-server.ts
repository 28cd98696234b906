import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { load, dump } from 'js-yaml'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'

export interface PrometheusServer {
  /** The labels of the series that a query finds, with their values. */
  query(
    promql: string,
  ): Promise<readonly { readonly metric: Readonly<Record<string, string>>; readonly value: number }[]>
  /** The labels of each firing alert of a name, beyond those of the stack. */
  firing(alert: string): Promise<readonly Readonly<Record<string, string>>[]>
}

interface Rule {
  readonly alert?: string
  for?: string
}
interface Rules {
  groups: { interval?: string; rules: Rule[] }[]
}

/**
 * A real Prometheus for one test, which scrapes one page each second and evaluates one of the generated alerts, with a
 * `for` of two seconds: the two minutes of the real one are the business of its proof.
 */
export const prometheusServer = async (page: string, alert: string): Promise<PrometheusServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'hemostat-prometheus-'))
  await writeFile(join(folder, 'rules.yml'), await only(alert))
  const target = new URL(page).host
  await writeFile(
    join(folder, 'prometheus.yml'),
    dump({
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: ['rules.yml'],
      scrape_configs: [{ job_name: 'hemostat-metrics', static_configs: [{ targets: [target] }] }],
    }),
  )
  const port = await freePort()
  const args = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`]
  const child = spawn('prometheus', [...args, `--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' })
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const url = `http://127.0.0.1:${port}`
  await eventually(async () => {
    const { ok } = await fetch(`${url}/-/ready`)
    if (!ok) throw new Error('Prometheus is not ready.')
  }, 30_000)
  const query: PrometheusServer['query'] = async (promql) => {
    const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(promql)}`)
    const { data } = (await response.json()) as Answer
    return data.result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }))
  }
  return {
    query,
    firing: async (name) => {
      const found = await query(`ALERTS{alertname="${name}", alertstate="firing"}`)
      return found.map(({ metric }) =>
        Object.fromEntries(Object.entries(metric).filter(([label]) => !ofTheStack.has(label))),
      )
    },
  }
}

const ofTheStack: ReadonlySet<string> = new Set(['__name__', 'alertname', 'alertstate', 'severity', 'system'])

interface Answer {
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>
      readonly value: readonly [at: number, value: string]
    }[]
  }
}

const generated = new URL('../../../../monitoring/prometheus/rules/hemostat.yml', import.meta.url)

const only = async (name: string): Promise<string> => {
  const { groups } = load(await readFile(generated, 'utf8')) as Rules
  const kept = groups.flatMap(({ rules }) => rules).filter((rule) => rule.alert === name)
  return dump({
    groups: [{ name: 'played', interval: '1s', rules: kept.map((rule) => ({ ...rule, for: '2s' })) }],
  })
}
