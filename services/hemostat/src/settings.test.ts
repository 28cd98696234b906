import { expect, test } from 'vitest'
import { readAgent, roles, withMetricsPort } from './config.ts'
import { readDestinations } from './agents/alert/config.ts'
import { readMonitorSettings } from './agents/monitor/config.ts'
import { readEngineSettings } from './engine/settings.ts'
import { readExporterSettings } from './exporter/config.ts'
import { readRedisSettings } from './redis/settings.ts'

test.each(roles)('AGENT=%s is that role', (role) => expect(readAgent({ AGENT: role })).toBe(role))

test.each<[string, () => unknown, string]>([
  ['no role', () => readAgent({}), 'AGENT must be one of exporter, monitor'],
  ['a port that is none', () => withMetricsPort({ METRICS_PORT: 'http' }), 'METRICS_PORT must be'],
  [
    'a Redis that is a web page',
    () => readRedisSettings({ REDIS_URL: 'http://redis' }),
    'REDIS_URL must lead to a Redis',
  ],
  ['a port of Redis in words', () => readRedisSettings({ REDIS_PORT: 'six' }), 'REDIS_PORT must be a port'],
  ['a host that is none', () => readRedisSettings({ REDIS_HOST: 'a b' }), 'REDIS_HOST must lead to a Redis'],
  [
    'an engine over the network',
    () => readEngineSettings({ DOCKER_HOST: 'tcp://10.0.0.5:2375' }),
    'DOCKER_HOST must be a socket',
  ],
  [
    'an engine by ssh',
    () => readEngineSettings({ DOCKER_HOST: 'ssh://host' }),
    'DOCKER_HOST must be a socket',
  ],
  ['no time', () => readMonitorSettings({ AGENT_POLL_INTERVAL: '0' }), 'AGENT_POLL_INTERVAL must be'],
  [
    'more than all',
    () => readMonitorSettings({ THRESHOLD_CPU_PERCENT: '101' }),
    'THRESHOLD_CPU_PERCENT must be',
  ],
  [
    'a life of words',
    () => readExporterSettings({ CONTAINER_TTL_SECONDS: 'long' }),
    'CONTAINER_TTL_SECONDS must be',
  ],
  [
    'a webhook that is none',
    () => readDestinations({ SLACK_WEBHOOK_URL: 'hooks' }),
    'SLACK_WEBHOOK_URL must be',
  ],
])('%s is refused by the name of its setting', (_, read, message) => expect(read).toThrow(message))

test('METRICS_PORT wins over PORT', () => {
  expect(withMetricsPort({ METRICS_PORT: '9109', PORT: '1' })['PORT']).toBe('9109')
  expect(withMetricsPort({ PORT: '1' })['PORT']).toBe('1')
})

test.each([
  [{}, '127.0.0.1:6379', undefined],
  [{ REDIS_HOST: 'redis', REDIS_PORT: '7000' }, 'redis:7000', undefined],
  [{ REDIS_URL: 'redis://user:p%40ss@redis:7000/1' }, 'redis:7000', 'p@ss'],
  [{ REDIS_URL: 'redis://redis:7000', REDIS_PASSWORD: 'secret' }, 'redis:7000', 'secret'],
])('%j leads to %s', async (env, place, password) => {
  const settings = readRedisSettings(env)
  expect(settings.place).toBe(place)
  expect(settings.url).not.toContain('@')
  expect(await settings.password()).toBe(password)
})

test.each([
  [{}, { socketPath: '/var/run/docker.sock' }],
  [{ DOCKER_HOST: 'unix:///run/user/1000/podman.sock' }, { socketPath: '/run/user/1000/podman.sock' }],
  [{ DOCKER_HOST: 'tcp://127.0.0.1' }, { host: '127.0.0.1', port: 2375 }],
  [{ DOCKER_HOST: 'http://[::1]:9000' }, { host: '::1', port: 9000 }],
])('%j is an engine of this machine', (env, expected) => expect(readEngineSettings(env)).toEqual(expected))
