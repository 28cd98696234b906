import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { alertmanager, prometheus } from '@octoscope/artifacts'
import type { Stack } from '@octoscope/spec'

/** Everything that a run keeps: configuration, data, logs. All paths are absolute. */
export interface RunFolder {
  readonly root: string
  readonly prometheusConfig: string
  readonly alertmanagerConfig: string
  readonly compileCache: string
  /** What a part keeps over restarts. */
  readonly data: (part: string) => string
  readonly log: (part: string) => string
}

export const runFolder = (dir: string): RunFolder => {
  const root = resolve(dir)
  return {
    root,
    prometheusConfig: join(root, 'monitoring/prometheus/prometheus.yml'),
    alertmanagerConfig: join(root, 'monitoring/alertmanager/alertmanager.yml'),
    compileCache: join(root, 'compile-cache'),
    data: (part) => join(root, 'data', part),
    log: (part) => join(root, 'logs', `${part}.log`),
  }
}

/** Begins the logs anew, keeps the data, and writes the configuration that Prometheus and Alertmanager start from. */
export const prepare = async (
  { root, data }: RunFolder,
  stack: Stack,
  parts: readonly string[],
): Promise<void> => {
  for (const stale of ['monitoring', 'logs']) await rm(join(root, stale), { recursive: true, force: true })
  for (const path of [join(root, 'logs'), ...parts.map(data)]) await mkdir(path, { recursive: true })
  for (const { path, text } of [...prometheus(stack), ...alertmanager(stack)])
    await write(join(root, path), text)
}

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
