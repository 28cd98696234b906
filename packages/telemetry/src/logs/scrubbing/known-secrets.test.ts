import { expect, test } from 'vitest'
import { knownSecrets } from './known-secrets.ts'

const files: Readonly<Record<string, string>> = {
  '/run/secrets/db': 'wild-horses\n',
  '/run/secrets/key': '-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKC\nAQEAaB3dE5fG\n-----END PRIVATE KEY-----\n',
}

const known = (env: NodeJS.ProcessEnv) =>
  knownSecrets(env, (path) => {
    const text = files[path]
    if (text === undefined) throw new Error('ENOENT')
    return text
  })

test.each<[NodeJS.ProcessEnv, readonly string[]]>([
  [{ DB_PASSWORD: 'wild-horses' }, ['wild-horses']],
  [{ OPENAI_API_KEY: ' wild-horses ' }, ['wild-horses']],
  [{ DB_PASSWORD_FILE: '/run/secrets/db' }, ['wild-horses']],
  [{ TLS_PRIVATE_KEY_FILE: '/run/secrets/key' }, ['MIIEpAIBAAKC', 'AQEAaB3dE5fG']],
  [
    { REDIS_URL: 'redis://app:wild-h%3Frses@cache:6379' },
    ['wild-h%3Frses', 'wild-h%253Frses', 'wild-h?rses'],
  ],
  [{ OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=shop,authorization=Basic%20d2lsZA==' }, ['Basic d2lsZA==']],
])('%j holds %j', (env, secrets) => {
  expect(known(env)).toEqual(expect.arrayContaining([...secrets]))
})

test.each<NodeJS.ProcessEnv>([
  { PATH: '/usr/bin:/bin', HOSTNAME: 'shop-7d9f' },
  { DB_PASSWORD: 'short', POSTGRES_PASSWORD: 'postgres' },
  { DB_PASSWORD_FILE: '/nowhere', LOG_FILE: '/run/secrets/db' },
  { REDIS_URL: 'redis://cache:6379', MAX_TOKENS: '4096', TOKEN_TYPE: 'bearer-of-news' },
])('%j holds nothing that could be looked for', (env) => {
  expect(known(env)).toEqual([])
})

test('the longer comes first, so that no part of it stays', () => {
  expect(known({ A_TOKEN: 'wild-horses', B_TOKEN: 'wild-horses-run' })[0]).toBe('wild-horses-run')
})
