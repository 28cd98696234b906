import { expect, test } from 'vitest'
import { listenError, readListenSettings } from './listen-settings.ts'

test('without settings a service listens on the loopback, at the port of its declaration', () => {
  expect(readListenSettings({}, 8000)).toEqual({ host: '127.0.0.1', port: 8000, shutdownDeadlineMs: 8000 })
})

test('settings are read', () => {
  const env = { HOST: '0.0.0.0', PORT: '0', SHUTDOWN_DEADLINE_MS: '2000' }
  expect(readListenSettings(env, 8000)).toEqual({ host: '0.0.0.0', port: 0, shutdownDeadlineMs: 2000 })
})

test.each([
  [{ PORT: '80 80' }, 'PORT must be a whole number from 0 to 65535; it is "80 80". Change it, or unset it.'],
  [{ PORT: '65536' }, 'PORT must be'],
  [{ PORT: '-1' }, 'PORT must be'],
  [{ PORT: '1e3' }, 'PORT must be'],
  [{ SHUTDOWN_DEADLINE_MS: '0' }, 'SHUTDOWN_DEADLINE_MS must be'],
])('%o is refused with what to do', (env, message) => {
  expect(() => readListenSettings(env, 8000)).toThrow(message)
})

test.each([
  ['EADDRINUSE', 'PORT 8000 is in use on 127.0.0.1.'],
  ['EACCES', 'PORT 8000 may not be opened by this user.'],
  ['EADDRNOTAVAIL', 'HOST "127.0.0.1" is no address of this machine.'],
])('%s is told as the setting to change', (code, message) => {
  const error = Object.assign(new Error('listen'), { code })
  expect(listenError(error, readListenSettings({}, 8000))?.message).toContain(message)
})

test('an error that no setting mends is left as it is', () => {
  expect(listenError(new Error('other'), readListenSettings({}, 8000))).toBeUndefined()
})
