import type { Environment } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { compose } from '../compose/index.ts'
import { prometheus } from './index.ts'

const storage: Environment['storage'] = {
  retention: { time: '90d', size: '50GB' },
  remoteWrite: [
    { name: 'long-term', url: 'https://store.example/api/v1/write', tokenSecret: 'store_token' },
    { name: 'next-door', url: 'http://store:9009/api/v1/push' },
  ],
}
const stack = stackIn({ ...environments.production, storage })
const text = (files: ReturnType<typeof prometheus>, path: string) =>
  files.find((file) => file.path.endsWith(path))?.text ?? ''

test('samples go to every store, and a token is a file', () => {
  expect(load(text(prometheus(stack), 'prometheus.yml'))).toMatchObject({
    remote_write: [
      {
        name: 'long-term',
        url: 'https://store.example/api/v1/write',
        authorization: { credentials_file: '/run/secrets/store_token' },
      },
      { name: 'next-door', url: 'http://store:9009/api/v1/push' },
    ],
  })
})

test('the container keeps samples as long as was said, and is given the secret', () => {
  const { services, secrets } = load(text(compose(stack), 'monitoring.yml')) as {
    services: { prometheus: { command: string[]; secrets?: string[] } }
    secrets: Record<string, unknown>
  }
  expect(services.prometheus.command).toEqual(
    expect.arrayContaining(['--storage.tsdb.retention.time=90d', '--storage.tsdb.retention.size=50GB']),
  )
  expect(services.prometheus.secrets).toEqual(['store_token'])
  expect(secrets).toHaveProperty('store_token')
})

test('without a store nothing is sent anywhere', () => {
  expect(text(prometheus(stackIn(environments.production)), 'prometheus.yml')).not.toContain('remote_write')
})
