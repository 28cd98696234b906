import { fileURLToPath } from 'node:url'
import {
  coder,
  executor,
  guardian,
  judge,
  orchestrator,
  planner,
  reflexLayer,
  retriever,
} from '@octoscope/octollm/services'
import type { Environment, Service } from '@octoscope/spec'
import { urlOf } from './environment.ts'
import type { Program } from './program.ts'
import type { RunFolder } from './run-folder.ts'

const arms = [planner, executor, coder, judge, guardian, retriever]

/** OctoLLM's services, those first that the others need. */
export const octollmPrograms = (
  environment: Environment,
  folder: RunFolder,
): readonly (readonly Program[])[] => {
  const urls = {
    REFLEX_URL: urlOf(reflexLayer, environment),
    ...Object.fromEntries(
      arms.map((arm) => [`${arm.labels.arm.toUpperCase()}_URL`, urlOf(arm, environment)]),
    ),
  }
  const program = (service: Service, source: string, env: Readonly<Record<string, string>>): Program => {
    const url = urlOf(service, environment)
    const { hostname: HOST, port: PORT } = new URL(url)
    return {
      name: service.name,
      kind: 'service',
      command: process.execPath,
      args: [main(source)],
      env: {
        HOST,
        PORT,
        DATA_DIR: folder.data(service.name),
        NODE_COMPILE_CACHE: folder.compileCache,
        ...urls,
        ...env,
      },
      url,
      ready: `${url}/readyz`,
    }
  }
  return [
    [
      program(reflexLayer, 'reflex-layer', {}),
      ...arms.map((arm) => program(arm, 'arms', { ARM: arm.labels.arm })),
    ],
    [program(orchestrator, 'orchestrator', {})],
  ]
}

const main = (source: string): string =>
  fileURLToPath(new URL(`../../../../services/${source}/src/main.ts`, import.meta.url))
