import { WriteStream } from 'node:tty'
import { afterEach, expect, test, vi } from 'vitest'
import { colorsFor } from './colors.ts'

afterEach(() => void vi.unstubAllEnvs())
const stream = (isTTY: boolean | undefined) =>
  Object.assign(Object.create(WriteStream.prototype), { isTTY }) as WriteStream

test('a pipe is plain, on a CI machine too', () => {
  vi.stubEnv('CI', 'true')
  expect(colorsFor(stream(undefined)).red('x')).toBe('x')
})

test('a terminal has colour, unless NO_COLOR forbids it', () => {
  vi.stubEnv('NO_COLOR', '')
  expect(colorsFor(stream(true)).red('x')).not.toBe('x')
  vi.stubEnv('NO_COLOR', '1')
  expect(colorsFor(stream(true)).red('x')).toBe('x')
})
