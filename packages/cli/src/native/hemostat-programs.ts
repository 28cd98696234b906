import { fileURLToPath } from 'node:url'
import { alertAgent, analyzer, exporter, monitor, responder } from '@octoscope/hemostat/services'
import { service, type Environment, type Service } from '@octoscope/spec'
import { urlOf } from './environment.ts'
import type { Program } from './program.ts'
import type { RunFolder } from './run-folder.ts'

/** Not 6379: a Redis of this machine may be there, and its bus is none of ours. */
export const redisPort = 6390

/** What HemoStat stands on here. Neither is scraped, and neither is part of a deployment. */
const redis = service('hemostat-redis', { summary: 'The bus of the agents.', port: redisPort, metrics: {} })
const engine = service('hemostat-engine', { summary: 'Containers that are played.', port: 8305, metrics: {} })

/** What the acting responder may do: the containers that are played, and no others. */
const allowed = 'restart:demo-*'

/**
 * The bus, an engine whose containers are played, the exporter and the agents. The agents work in earnest, and quickly:
 * without a Docker Engine they would have nothing to look at, and with a real one a demonstration would restart things.
 */
export const hemostatPrograms = (
  environment: Environment,
  folder: RunFolder,
): readonly (readonly Program[])[] => {
  const place = new URL(urlOf(redis, environment))
  const env = { REDIS_URL: `redis://${place.host}`, NODE_COMPILE_CACHE: folder.compileCache }
  const role = (of: Service, agent: string, more: Readonly<Record<string, string>> = {}): Program => ({
    ...program(of, environment, 'services/hemostat/src/main.ts'),
    env: { ...listening(of, environment), ...env, AGENT: agent, ...more },
  })
  const docker = { DOCKER_HOST: urlOf(engine, environment) }
  return [
    [
      {
        name: redis.name,
        kind: 'monitoring',
        command: 'redis-server',
        args: [
          '--bind',
          place.hostname,
          '--port',
          place.port,
          '--dir',
          folder.data(redis.name),
          '--save',
          '',
          '--appendonly',
          'no',
        ],
        env: {},
        url: urlOf(redis, environment),
        ready: `redis://${place.host}`,
        debianPackage: 'redis-server',
      },
      {
        ...program(engine, environment, 'packages/cli/src/traffic/hemostat/engine/main.ts'),
        env: { ...listening(engine, environment), NODE_COMPILE_CACHE: folder.compileCache },
        ready: `${urlOf(engine, environment)}/_ping`,
      },
    ],
    [
      role(exporter, 'exporter'),
      role(monitor, 'monitor', { ...docker, AGENT_POLL_INTERVAL: '5' }),
      role(analyzer, 'analyzer'),
      role(responder, 'responder', {
        ...docker,
        RESPONDER_DRY_RUN: 'false',
        RESPONDER_ALLOW: allowed,
        RESPONDER_COOLDOWN_SECONDS: '30',
        RESPONDER_MAX_RETRIES_PER_HOUR: '1000',
      }),
      role(alertAgent, 'alert'),
    ],
  ]
}

const program = (of: Service, environment: Environment, source: string): Omit<Program, 'env'> => {
  const url = urlOf(of, environment)
  return {
    name: of.name,
    kind: 'service',
    command: process.execPath,
    args: [fileURLToPath(new URL(`../../../../${source}`, import.meta.url))],
    url,
    ready: `${url}/readyz`,
  }
}

const listening = (of: Service, environment: Environment): Readonly<Record<'HOST' | 'PORT', string>> => {
  const { hostname: HOST, port: PORT } = new URL(urlOf(of, environment))
  return { HOST, PORT }
}
