import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { alertmanager, prometheus } from '@octoscope/artifacts'
import type { Stack } from '@octoscope/spec'

/** Everything that a run keeps: configuration, data, logs. All paths are absolute. */
export interface RunFolder {
  readonly root: string
  readonly prometheusConfig: string
  readonly alertmanagerConfig: string
  /** Where Node keeps our services compiled; runs may share it. */
  readonly compileCache: string
  /** What a part keeps over restarts. */
  readonly data: (part: string) => string
  readonly log: (part: string) => string
}

export const runFolder = (dir: string, compileCache = join(dir, 'compile-cache')): RunFolder => {
  const root = resolve(dir)
  return {
    root,
    prometheusConfig: join(root, 'monitoring/prometheus/prometheus.yml'),
    alertmanagerConfig: join(root, 'monitoring/alertmanager/alertmanager.yml'),
    compileCache: resolve(compileCache),
    data: (part) => join(root, 'data', part),
    log: (part) => join(root, 'logs', `${part}.log`),
  }
}

export interface Contents {
  readonly stack: Stack
  /** Their data folders are made. */
  readonly parts: readonly string[]
  /** Throws away what earlier runs kept. */
  readonly fresh: boolean
}

/** Begins the logs anew, and writes the configuration that Prometheus and Alertmanager start from. */
export const prepare = async (
  { root, data }: RunFolder,
  { stack, parts, fresh }: Contents,
): Promise<void> => {
  for (const stale of ['monitoring', 'logs', ...(fresh ? ['data'] : [])])
    await rm(join(root, stale), { recursive: true, force: true })
  for (const path of [join(root, 'logs'), ...parts.map(data)]) await mkdir(path, { recursive: true })
  for (const { path, text } of [...prometheus(stack), ...alertmanager(stack)])
    await write(join(root, path), text)
}

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
