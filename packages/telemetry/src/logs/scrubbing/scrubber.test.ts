import { describe, expect, test } from 'vitest'
import { createLogger } from '../logger.ts'
import { createScrubber } from './scrubber.ts'
import type { Redaction } from './shape.ts'

const canary = 'C4n4ry-8f1c2d9e0b7a'

const scrubbing = (secrets: readonly string[] = []) => {
  const counted: Redaction[] = []
  const scrub = createScrubber({ secrets, redacted: (kind) => counted.push(kind) }).lines
  const lines: string[] = []
  const log = createLogger('shop', 'trace', { write: (line) => void lines.push(scrub(line)) })
  return { scrub, log, lines, counted }
}

/** What a line tells of fields and a message. */
const told = (fields: object, message = 'told', secrets: readonly string[] = []) => {
  const { log, lines, counted } = scrubbing(secrets)
  log.info(fields, message)
  expect(lines).toHaveLength(1)
  const [line = ''] = lines
  expect(line.indexOf('\n')).toBe(line.length - 1)
  return { line, fields: JSON.parse(line) as Record<string, unknown>, counted }
}

/** The placements of practice: for each, path-exact redaction would have to know the path. */
const placements: Readonly<Record<string, readonly [fields: object, message?: string]>> = {
  'a field': [{ password: canary }],
  'two levels deep': [{ request: { options: { apiKey: canary } } }],
  'another case of letters': [{ headers: { AUTHORIZATION: `Token ${canary}`, 'X-Api-Key': canary } }],
  'an array': [{ users: [{ name: 'ann', token: canary }] }],
  'the message': [{}, `calling with Bearer ${canary}`],
  'a setting in the message': [{}, `connecting with password=${canary}, retries=3`],
  'the message of an error': [{ err: new Error(`401 for api_key: ${canary}`) }],
  'the headers of an error': [{ failure: { config: { headers: { Authorization: `Bearer ${canary}` } } } }],
  'the cause of an error': [
    { err: new Error('failed', { cause: new Error(`refused postgres://app:${canary}@db:5432/app`) }) },
  ],
  'the query of a URL': [{ url: `https://llm.example/v1?model=small&key=${canary}&n=1` }],
  'JSON in a string': [{ body: JSON.stringify({ model: 'small', client_secret: canary }) }],
  'JSON in JSON in a string': [{ body: JSON.stringify({ inner: JSON.stringify({ password: canary }) }) }],
  'JSON that was cut off': [{ body: JSON.stringify({ password: canary, more: 'x' }).slice(0, -4) }],
  'JSON amid words': [{}, `answer: {"access_token":"${canary}","ok":true} after 3 ms`],
  'cookies in a list': [{ headers: { 'set-cookie': [`sid=${canary}; HttpOnly`] } }],
  'a header line': [{}, `> Cookie: a=b; sid=${canary}`],
  'raw headers': [{ rawHeaders: ['Host', 'shop', 'Authorization', canary] }],
  'a name and its value': [{ headers: [{ name: 'Cookie', value: canary }] }],
  'a number': [{ password: 8_301_774_412 }],
  'an object under its name': [{ credentials: { id: 7, value: canary } }],
  'a key that is the secret': [{ seen: { [`sk-${canary}0000`]: 3 } }],
}

describe.each(Object.entries(placements))('%s', (_, [fields, message]) => {
  test('is clean, counted, and one line of JSON', () => {
    const { line, counted } = told(fields, message)
    expect(line).not.toContain(canary)
    expect(line).not.toContain('8301774412')
    expect(line).toContain('[redacted]')
    expect(counted.length).toBeGreaterThan(0)
  })
})

test('a child logger’s own fields are clean too', () => {
  const { log, lines } = scrubbing()
  log.child({ session_token: canary }).info('told')
  expect(lines[0]).toContain('"session_token":"[redacted]"')
})

test('what stands beside a secret stays', () => {
  const { fields } = told({
    url: `https://ann:${canary}@shop.example/v1?model=small&key=${canary}&n=1`,
    request: { method: 'POST', password: canary, tries: 3, ok: true, none: null },
  })
  expect(fields).toMatchObject({
    level: 'info',
    service: 'shop',
    msg: 'told',
    url: 'https://[redacted]@shop.example/v1?model=small&key=[redacted]&n=1',
    request: { method: 'POST', password: '[redacted]', tries: 3, ok: true, none: null },
  })
})

test.each<[string, object, string?]>([
  ['a request', { method: 'GET', route: '/tasks/:id', status: 200, duration_ms: 1.5 }],
  ['counts of tokens', { tokens: 350, max_tokens: 4096, usage: { total_tokens: 12, tokens_used: 3 } }],
  ['counts in words', {}, 'used prompt_tokens=120, total tokens: 350'],
  ['what a token is, not the token', { token_type: 'bearer', tokenizer: 'cl100k_base', secret_name: 'db' }],
  ['whether there is one', { password: true, token: null, secret: '' }],
  ['results of tests', { pass: 12, fail: 1 }],
  ['authors', { author: 'ann', authority: 'shop' }],
  ['prose', {}, 'bearer authentication is required; basic information follows, keyboards too'],
  ['times and sizes', { at: 1_763_655_563_123, until: '2026-11-20T16:19:23+01:00', bytes: 123_456_789_012 }],
  ['ids', { id: '6f1c0c57-8a5c-4a2b-9d9c-1a2b3c4d5e6f', hash: '4bf92f3577b34da6a3ce929d0e0e4736' }],
  ['a remote', { remote: 'git@github.com:shop/shop.git' }],
  ['a package', { package: '@shop/core@1.2.3' }],
  ['a number that fails its checksum', {}, 'order 4111 1111 1111 1112 from DE00 3704 0044 0532 0130 00'],
])('%s stays as it is', (_, fields, message) => {
  const { counted } = told(fields, message)
  expect(counted).toEqual([])
})

test('an untouched line is the very same text', () => {
  const { scrub } = scrubbing()
  const line = '{"b":1,"a":{"key" : 2.50},"2":0,"1":0}\n'
  expect(scrub(line)).toBe(line)
})

test.each<[Redaction, object, string]>([
  ['credential_name', { password: 'x' }, ''],
  ['credential_shape', {}, 'Bearer abc123def456'],
  ['known_secret', {}, 'the value is wild-horses-run'],
  ['personal_data', {}, 'mail to ann@example.com'],
])('%s is counted once', (kind, fields, message) => {
  expect(told(fields, message, ['wild-horses-run']).counted).toEqual([kind])
})

test.each([
  ['as it is', 'pass/word+1 "x"', 'with pass/word+1 "x" in it'],
  ['in a URL', 'pass/word+1', `https://shop/?q=${encodeURIComponent('pass/word+1')}`],
  ['in another case of the first trace', 'Äpfel-und-Birnen', 'Äpfel-und-Birnen'],
])('a known secret is found %s', (_, secret, message) => {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]
  const { line } = told({}, message, forms)
  expect(line).toContain('[redacted]')
})

test('a line that is no JSON is withheld rather than shown', () => {
  const { scrub, counted } = scrubbing()
  expect(JSON.parse(scrub(`{"password":"${canary}"\n`))).toMatchObject({
    msg: expect.stringContaining('withheld'),
  })
  expect(counted).toEqual(['whole_line'])
})

test('a line too deep to be written again is withheld, too', () => {
  const { scrub } = scrubbing()
  const deep = `${'['.repeat(200_000)}"Bearer ${canary}"${']'.repeat(200_000)}`
  expect(scrub(`{"deep":${deep}}\n`)).not.toContain(canary)
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a field named %s does no harm',
  (name) => {
    const { scrub } = scrubbing()
    const line = scrub(`{"${name}":{"password":"${canary}"},"token":"${canary}"}\n`)
    expect(line).toBe(`{"${name}":{"password":"[redacted]"},"token":"[redacted]"}\n`)
    expect(({} as Record<string, unknown>)['password']).toBeUndefined()
  },
)

test('several lines at once are scrubbed each for itself', () => {
  const { scrub } = scrubbing()
  const clean = '{"level":"info","route":"/auth/tokens","n":1.0}'
  expect(scrub(`${clean}\n{"password":"${canary}"}\n{"secret":\n${clean}\n`)).toBe(
    `${clean}\n{"password":"[redacted]"}\n{"level":"error","msg":"a log line was withheld: it could not be scrubbed"}\n${clean}\n`,
  )
})
