import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { arms } from '@octoscope/octollm/metrics'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { held, startStandIns } from './testing/stand-ins.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const start = (env: NodeJS.ProcessEnv) => {
  const program = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, [program], {
    env: { PORT: '0', DATA_DIR: temporaryFolder(), ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** A process that listens, and where. */
const listening = async (env: NodeJS.ProcessEnv) => {
  const child = start(env)
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
    if (url !== undefined) return { child: child as ChildProcess, url }
  }
  throw new Error('The process ended without listening.')
}

const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
  const exit = once(child, 'exit')
  child.stdout?.resume()
  child.kill(signal)
  return await exit
}

test.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])('an accepted task survives %s', async (signal) => {
  const others = await startStandIns()
  others.on('/execute', held().behaviour)
  const urls = ['reflex', ...arms].map((name) => [`${name.toUpperCase()}_URL`, others.url])
  const env = { ...(Object.fromEntries(urls) as NodeJS.ProcessEnv), DATA_DIR: temporaryFolder() }

  const before = await listening(env)
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${before.url}/tasks`, { method: 'POST', headers, body: '{"goal":"survive"}' })
  const path = String(answer.headers.get('location'))
  await eventually(() => others.receivedAt('/execute').length).toBe(1)
  expect(await end(before.child, signal)).toEqual(signal === 'SIGTERM' ? [0, null] : [null, 'SIGKILL'])

  others.on('/execute', () => ({ body: 'executed' }))
  const after = await listening(env)
  const task = async () => (await fetch(after.url + path)).json()
  await eventually(task).toMatchObject({ status: 'completed' })
  expect(await end(after.child, 'SIGTERM')).toEqual([0, null])
})

test.each([
  [{ MAX_CONCURRENT_TASKS: 'many' }, 'MAX_CONCURRENT_TASKS must be a whole number'],
  [{ DATA_DIR: '/dev/null' }, 'Set DATA_DIR to a folder'],
])('%j ends it at once with exit code 1 and one line that names the setting', async (env, message) => {
  const child = start(env)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  expect(code).toBe(1)
  expect((out + err).trim().split('\n')).toEqual([expect.stringContaining(message)])
})
