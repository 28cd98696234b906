import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { outputLimit, TimedOut } from './outcome.ts'
import { prlimit, runCommand } from './run-command.ts'

const run = (command: string, args: readonly string[] = [], stdin = '') =>
  runCommand({ command, args, stdin, timeout_seconds: 10 })

test('a command that ends well', async () => {
  expect(await run('echo', ['a b', '$HOME'])).toMatchObject({
    success: true,
    stdout: 'a b $HOME\n',
    stderr: '',
    exit_code: 0,
    truncated: false,
  })
})

test('a command that ends badly', async () => {
  const outcome = await run('ls', ['missing'])
  expect(outcome).toMatchObject({ success: false, exit_code: 2, stdout: '' })
  expect(outcome.stderr).toContain('missing')
})

test('a command reads what it is given', async () => {
  expect((await run('sort', ['-r'], 'a\nb\n')).stdout).toBe('b\na\n')
})

test('a command need not read what it is given', async () => {
  expect((await run('true', [], 'x'.repeat(64_000))).success).toBe(true)
})

test('a command sees none of our environment', async () => {
  const names = (await run('env')).stdout
    .trim()
    .split('\n')
    .map((line) => line.split('=')[0])
  expect(new Set(names)).toEqual(new Set(['LANG', 'PATH']))
})

test('a command runs in an empty directory that is gone afterwards', async () => {
  expect((await run('ls', ['-A'])).stdout).toBe('')
  const directory = (await run('pwd')).stdout.trim()
  expect(directory).toContain('executor-')
  expect(existsSync(directory)).toBe(false)
})

test('output beyond the limit is thrown away', async () => {
  const { success, stdout, truncated } = await run('seq', ['1', '100000'])
  expect({ success, length: stdout.length, truncated }).toEqual({
    success: true,
    length: outputLimit,
    truncated: true,
  })
})

test('a command that takes too long is killed, with its children', async () => {
  const line = { command: 'sh', args: ['-c', 'sleep 30 & wait'], stdin: '', timeout_seconds: 0.2 }
  const began = performance.now()
  await expect(runCommand(line)).rejects.toThrow(TimedOut)
  expect(performance.now() - began).toBeLessThan(5000)
})

test('a command that is not installed', async () => {
  expect(await run('no-such-command')).toMatchObject({ success: false, exit_code: 127 })
})

test.skipIf(prlimit === undefined)('a command gets no more memory than its limit', async () => {
  const { success } = await run('head', ['-c', '2000000000', '/dev/zero'])
  expect(success).toBe(true)
  expect(await run('sort', ['-S', '1000000000', '/dev/zero'])).toMatchObject({ success: false })
})
