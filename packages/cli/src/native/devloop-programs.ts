import { fileURLToPath } from 'node:url'
import { devloopExporter } from '@octoscope/devloop/services'
import type { Environment } from '@octoscope/spec'
import { urlOf } from './environment.ts'
import type { Program } from './program.ts'
import type { RunFolder } from './run-folder.ts'

/** DevLoop watches a folder of its own, in which its player works. */
export const devloopPrograms = (
  environment: Environment,
  folder: RunFolder,
): readonly (readonly Program[])[] => {
  const url = urlOf(devloopExporter, environment)
  const { hostname: HOST, port: PORT } = new URL(url)
  return [
    [
      {
        name: devloopExporter.name,
        kind: 'service',
        command: process.execPath,
        args: [main, 'watch', folder.data(devloopExporter.name), '--metrics-enabled'],
        env: { HOST, PORT, NODE_COMPILE_CACHE: folder.compileCache },
        url,
        ready: `${url}/readyz`,
      },
    ],
  ]
}

const main = fileURLToPath(new URL('../../../../services/devloop/src/main.ts', import.meta.url))
