import { expect, test } from 'vitest'
import { exitCodeAfter, stopRequest } from './stop-request.ts'

test('a signal asks to stop, and names itself; the next one changes nothing', async () => {
  const { signal, dispose } = stopRequest()
  const asked = new Promise((resolve) => signal.addEventListener('abort', resolve))
  process.kill(process.pid, 'SIGHUP')
  await asked
  process.emit('SIGINT', 'SIGINT')
  expect(signal.reason).toBe('SIGHUP')
  expect(exitCodeAfter(signal.reason)).toBe(129)
  dispose()
})

test('an error that nobody caught asks to stop, and is thrown when all is over', () => {
  const { signal, dispose } = stopRequest()
  const error = new Error('disk full')
  process.emit('uncaughtException', error)
  expect(signal.aborted).toBe(true)
  expect(() => exitCodeAfter(signal.reason)).toThrow(error)
  dispose()
})

test('afterwards signals are no longer listened for', () => {
  const before = process.listenerCount('SIGINT')
  stopRequest().dispose()
  expect(process.listenerCount('SIGINT')).toBe(before)
})
