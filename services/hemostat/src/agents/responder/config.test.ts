import { expect, test } from 'vitest'
import { readResponderSettings } from './config.ts'

test('without a setting nothing is touched', () => {
  expect(readResponderSettings({})).toMatchObject({
    dryRun: true,
    cooldownSeconds: 3600,
    mostRetries: 3,
    execCommand: [],
  })
})

test.each<[string, string, string, boolean]>([
  ['restart:web-*', 'restart', 'web-1', true],
  ['restart:web-*', 'restart', 'web-', true],
  ['restart:web-*', 'restart', 'my-web-1', false],
  ['restart:web-*', 'exec', 'web-1', false],
  ['restart:a.b', 'restart', 'axb', false],
  ['restart:a.b , exec:*', 'exec', 'anything\nat all', true],
  ['restart:web', 'restart', 'web\nweb', false],
])('"%s" and %s of %j', (RESPONDER_ALLOW, action, container, expected) => {
  expect(readResponderSettings({ RESPONDER_ALLOW }).allow(action, container)).toBe(expected)
})

test.each([
  [{ RESPONDER_DRY_RUN: 'false' }, 'RESPONDER_ALLOW must say what may be done'],
  [{ RESPONDER_DRY_RUN: 'no' }, 'RESPONDER_DRY_RUN must be "true" or "false"'],
  [{ RESPONDER_ALLOW: 'reboot:*' }, 'RESPONDER_ALLOW must list actions'],
  [{ RESPONDER_ALLOW: 'restart' }, 'RESPONDER_ALLOW must list actions'],
  [{ RESPONDER_ALLOW: 'restart:(a|b)' }, 'RESPONDER_ALLOW must list actions'],
  [{ RESPONDER_COOLDOWN_SECONDS: '-1' }, 'RESPONDER_COOLDOWN_SECONDS must be'],
  [{ RESPONDER_MAX_RETRIES_PER_HOUR: '0' }, 'RESPONDER_MAX_RETRIES_PER_HOUR must be'],
])('%j is refused by its name', (env, message) => {
  expect(() => readResponderSettings(env)).toThrow(message)
})
