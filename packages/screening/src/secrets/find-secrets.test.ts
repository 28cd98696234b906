import { describe, expect, it } from 'vitest'
import { findSecrets } from './find-secrets.ts'
import { secretTypes, type SecretType } from './secret-type.ts'

/** Deterministic and mixed like a real key. Samples are put together here so that no scanner takes this file for a leak. */
const noise = (length: number, alphabet = 'aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW1xYz'): string =>
  Array.from({ length }, (_, i) => alphabet[(i * 7 + 3) % alphabet.length]).join('')

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const signed = (header: unknown): string =>
  `${base64url(header)}.${base64url({ sub: '42', admin: true })}.${noise(43)}`
const pem = (kind: string): string =>
  `-----BEGIN ${kind}PRIVATE KEY-----\n${noise(64)}\n${noise(40)}=\n-----END ${kind}PRIVATE KEY-----`

/** ⟦…⟧ marks the span. */
type Samples = { readonly finds: readonly string[]; readonly misses: readonly string[] }

const samples: Readonly<Record<SecretType, Samples>> = {
  private_key: {
    finds: [`key: ⟦${pem('RSA ')}⟧ end`, `⟦${pem('')}⟧`, `⟦-----BEGIN EC PRIVATE KEY-----\n${noise(64)}⟧`],
    misses: [
      '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
      'The line -----BEGIN PRIVATE KEY----- opens the block.',
      'a private key block',
    ],
  },
  connection_string: {
    finds: [
      'DATABASE_URL=⟦postgres://app:s3cr3t@db.internal:5432/app⟧',
      'use ⟦redis://:hunter22@cache:6379⟧ now',
      '"⟦mongodb+srv://root:pa:ss@cluster0.example.net/?retryWrites=true⟧"',
    ],
    misses: [
      'postgres://db.internal:5432/app',
      'postgres://app:${DB_PASSWORD}@db/app',
      'postgres://app:<password>@db/app',
      'https://example.com:8443/@user',
      'ssh://git@github.com/org/repo',
    ],
  },
  anthropic_api_key: {
    finds: [`⟦sk-ant-api03-${noise(90)}⟧`, `key=⟦sk-ant-${noise(24)}⟧;`],
    misses: ['sk-ant-short1', 'sk-ant-without-any-number-in-the-name'],
  },
  openai_api_key: {
    finds: [`⟦sk-${noise(48)}⟧`, `OPENAI_API_KEY=⟦sk-proj-${noise(60)}⟧`],
    misses: ['sk-learn-based-pipeline-with-words', 'sk-12345', `task-${noise(30)}`],
  },
  aws_access_key_id: {
    finds: ['⟦AKIA' + noise(16, 'A2B3C4D5E6F7') + '⟧', 'id: ⟦ASIA' + noise(16, 'QW2ER3TY') + '⟧'],
    misses: ['AKIA1234', 'AKIA' + noise(20, 'A2B3C4D5'), 'akia' + noise(16, 'a2b3c4d5')],
  },
  aws_secret_access_key: {
    finds: [`aws_secret_access_key = ⟦${noise(40)}⟧`, `"SecretAccessKey": "⟦${noise(40)}⟧"`],
    misses: [`commit ${noise(40, '0123456789abcdef')}`, `secret_access_key = ${noise(39)}-`],
  },
  github_token: {
    finds: [`⟦ghp_${noise(36)}⟧`, `token ⟦github_pat_${noise(60)}⟧`],
    misses: ['ghp_short1', 'ghp_' + 'a'.repeat(36), `xghp_${noise(36)}`],
  },
  gitlab_token: {
    finds: [`⟦glpat-${noise(20)}⟧`, `PRIVATE-TOKEN: ⟦glpat-${noise(26)}⟧`],
    misses: ['glpat-12', 'glpat-only-letters-in-this-name'],
  },
  google_api_key: {
    finds: [`⟦AIza${noise(35)}⟧`, `?key=⟦AIza${noise(35)}⟧&v=3`],
    misses: [`AIza${noise(34)}`, `AIza${noise(36)}`],
  },
  npm_token: {
    finds: [`⟦npm_${noise(36)}⟧`, `_authToken=⟦npm_${noise(36)}⟧`],
    misses: ['npm_config_registry', `npm_${noise(35)}`],
  },
  slack_token: {
    finds: [`⟦xoxb-2345678901-${noise(24)}⟧`, `⟦xapp-1-${noise(30)}⟧`],
    misses: ['xoxb-123', 'xoxo-hugs-and-kisses-24'],
  },
  slack_webhook: {
    finds: [
      `⟦https://hooks.slack.com/services/T0${noise(8)}/B0${noise(8)}/${noise(24)}⟧`,
      `url: ⟦https://hooks.slack.com/workflows/T0${noise(8)}/A0${noise(8)}/${noise(24)}⟧.`,
    ],
    misses: ['https://hooks.slack.com/services', 'https://api.slack.com/messaging/webhooks1'],
  },
  stripe_key: {
    finds: [`⟦sk_live_${noise(24)}⟧`, `⟦rk_test_${noise(24)}⟧`],
    misses: ['sk_live_1', `pk_live_${noise(24)}`],
  },
  jwt: {
    finds: [`⟦${signed({ alg: 'HS256', typ: 'JWT' })}⟧`, `cookie=⟦${signed({ typ: 'JWT', alg: 'RS256' })}⟧;`],
    misses: [signed({ type: 'nothing' }), base64url({ alg: 'none' }), 'eyJhbGciOi'],
  },
  bearer_token: {
    finds: [`Authorization: Bearer ⟦${noise(32)}⟧`, `authorization: Basic ⟦${noise(24)}==⟧`],
    misses: [
      'Bearer token authentication',
      'Authorization: Bearer ${TOKEN_2_FOR_SERVICE}',
      'the bearer internationalisation-of-names',
    ],
  },
  assigned_secret: {
    finds: [
      'password: ⟦hunter2⟧',
      'DB_PASSWORD=⟦s3cr3t!pass⟧',
      `{"api_key": "⟦${noise(32)}⟧"}`,
      `client_secret = '⟦${noise(40)}⟧'`,
      'Server=db;User=sa;Password=⟦P4ssw0rd⟧;',
    ],
    misses: [
      'password: required',
      'Password: must be at least 8 characters',
      'password = getPassword1()',
      'password=${DB_PASSWORD1}',
      'token: aaaaaaaaaaaaaaaaaaaa1111',
      'max_tokens: 10000 and token = nextToken2',
      'api_key: YOUR_API_KEY_GOES_HERE_1',
    ],
  },
}

const found = (text: string) =>
  findSecrets(text).map(({ type, start, end }) => ({ type, value: text.slice(start, end) }))

describe.each(secretTypes)('%s', (type) => {
  it.each(samples[type].finds)('finds %s', (marked) => {
    const expected = Array.from(marked.matchAll(/⟦([^⟧]*)⟧/g), ([, value]) => ({ type, value }))
    expect(found(marked.replaceAll(/[⟦⟧]/g, ''))).toEqual(expected)
  })

  it.each(samples[type].misses)('does not take for it: %s', (text) => {
    expect(found(text).filter((match) => match.type === type)).toEqual([])
  })
})

it('gives overlapping secrets the most specific name', () => {
  const token = signed({ alg: 'HS256' })
  expect(found(`Authorization: Bearer ${token}`)).toEqual([{ type: 'jwt', value: token }])
})

it('never carries the secret', () => {
  expect(Object.keys(findSecrets('password: hunter2')[0] ?? {}).toSorted()).toEqual(['end', 'start', 'type'])
})
