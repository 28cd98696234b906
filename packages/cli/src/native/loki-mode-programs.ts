import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lokiMode } from '@octoscope/loki-mode/services'
import type { Environment } from '@octoscope/spec'
import { urlOf } from './environment.ts'
import type { Program } from './program.ts'
import type { RunFolder } from './run-folder.ts'

/** The directory that the exporter reads: the one that LOKI_DIR names, or a scratch one of the run, which is played into. */
export const lokiDirectory = (
  folder: RunFolder,
  env: NodeJS.ProcessEnv = process.env,
): { readonly path: string; readonly isScratch: boolean } => {
  const given = env['LOKI_DIR']
  return given
    ? { path: given, isScratch: false }
    : { path: join(folder.data(lokiMode.name), '.loki'), isScratch: true }
}

/** The exporter of Loki Mode. It starts whatever its directory holds. */
export const lokiModePrograms = (
  environment: Environment,
  folder: RunFolder,
): readonly (readonly Program[])[] => {
  const url = urlOf(lokiMode, environment)
  const { hostname: HOST, port: LOKI_METRICS_PORT } = new URL(url)
  return [
    [
      {
        name: lokiMode.name,
        kind: 'service',
        command: process.execPath,
        args: [main],
        env: {
          HOST,
          LOKI_METRICS_PORT,
          LOKI_METRICS_ENABLED: 'true',
          LOKI_METRICS_PATH: '/metrics',
          LOKI_DIR: lokiDirectory(folder).path,
          NODE_COMPILE_CACHE: folder.compileCache,
        },
        url,
        ready: `${url}/readyz`,
      },
    ],
  ]
}

const main = fileURLToPath(new URL('../../../../services/loki-mode/src/main.ts', import.meta.url))
