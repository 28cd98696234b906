import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const started = (env: NodeJS.ProcessEnv) => {
  const program = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, [program], { env: { PORT: '0', ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Where it says that it listens. */
const addressOf = async (child: ReturnType<typeof started>): Promise<string> => {
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  throw new Error('It ended without listening.')
}

test('an arm serves until SIGTERM and ends with exit code 0', async () => {
  const child = started({ ARM: 'judge' })
  const response = await fetch(`${await addressOf(child)}/validate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ output: 'x', acceptance_criteria: ['not empty'] }),
  })
  expect(await response.json()).toMatchObject({ valid: true })
  child.stdout.resume()
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test.each([
  [{ ARM: 'octopus' }, 'ARM must be one of planner, executor, coder, judge, guardian, retriever, got'],
  [{ ARM: 'executor', EXECUTOR_COMMANDS: '/bin/sh' }, 'EXECUTOR_COMMANDS must be'],
  [{ ARM: 'planner', LLM_PROVIDER: 'oracle' }, 'LLM_PROVIDER must be one of local'],
])('%j ends at once with exit code 1 and one line that names the setting', async (env, message) => {
  const child = started(env)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  expect(code).toBe(1)
  expect((out + err).trim().split('\n')).toEqual([expect.stringContaining(message)])
})
