import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'
import { expect, test } from 'vitest'

const script = `
  import { pino } from 'pino'
  import { standardOutput } from '${new URL('./standard-output.ts', import.meta.url).href}'
  const log = pino(standardOutput())
  for (let line = 0; line < 5000; line++) log.info({ line }, 'told')
`

const run = (ending: string, stdout: 'pipe' | number = 'pipe') =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', script + ending], {
    cwd: import.meta.dirname,
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  })

test.each([
  ['an exit', 'process.exit(5)'],
  ['an error that nobody catches', 'throw new Error("end")'],
  ['SIGKILL', 'process.kill(process.pid, "SIGKILL")'],
])('%s loses no line', (_end, ending) => {
  const { stdout } = run(ending)
  expect(stdout.trim().split('\n')).toHaveLength(5000)
})

test('a full disk does not end the process', () => {
  const { status, stderr } = run('setTimeout(() => process.exit(5), 50)', openSync('/dev/full', 'w'))
  expect([status, stderr]).toEqual([5, ''])
})
