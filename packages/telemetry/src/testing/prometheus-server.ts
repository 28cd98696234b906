import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { eventually } from './eventually.ts'

/** A real Prometheus that scrapes one target, for one test. Debian's package is called prometheus. */
export interface PrometheusServer {
  /** What its HTTP API answers under `/api/v1`. */
  readonly api: <Data>(path: string, parameters: Readonly<Record<string, string>>) => Promise<Data>
  /** The values that an expression has now. */
  readonly query: (expression: string) => Promise<readonly number[]>
}

/** Scrapes `target`, such as `127.0.0.1:8000`, twice a second. */
export const startPrometheus = async (target: string): Promise<PrometheusServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'))
  const config = join(folder, 'prometheus.yml')
  const job = {
    job_name: 'target',
    scrape_interval: '500ms',
    scrape_timeout: '500ms',
    static_configs: [{ targets: [target] }],
  }
  await writeFile(config, JSON.stringify({ scrape_configs: [job] }))
  const address = `127.0.0.1:${await freePort()}`
  const child = spawn(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${folder}`,
      `--web.listen-address=${address}`,
      '--enable-feature=exemplar-storage',
    ],
    { stdio: 'ignore' },
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
    await rm(folder, { recursive: true })
  })
  const api = async <Data>(path: string, parameters: Readonly<Record<string, string>>): Promise<Data> => {
    const answer = await fetch(
      `http://${address}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`,
    )
    return ((await answer.json()) as { readonly data: Data }).data
  }
  const query = async (expression: string): Promise<readonly number[]> => {
    const { result } = await api<Vector>('query', { query: expression })
    return result.map(({ value: [, value] }) => Number(value))
  }
  await eventually(async () => expect((await fetch(`http://${address}/-/ready`)).status).toBe(200))
  return { api, query }
}

interface Vector {
  readonly result: readonly { readonly value: readonly [time: number, value: string] }[]
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
