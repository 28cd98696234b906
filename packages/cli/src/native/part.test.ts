import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Part, type State } from './part.ts'

let folder: string
let started: Part[]
let seen: State[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoscope-part-'))
  started = []
  seen = []
})

afterEach(async () => {
  await Promise.all(started.map((part) => part.stop()))
  await rm(folder, { recursive: true })
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A program of one line of JavaScript, which may use `port`. */
const part = async (script: string, { startWithinMs = 20_000, stopWithinMs = 5_000 } = {}): Promise<Part> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const made = new Part(
    {
      name: 'sample',
      kind: 'service',
      command: process.execPath,
      args: ['-e', `const port = ${port}; ${script}`],
      env: { GREETING: 'hello' },
      url,
      ready: url,
    },
    {
      logFile: join(folder, 'sample.log'),
      startWithinMs,
      stopWithinMs,
      onChange: ({ state }) => seen.push(state),
    },
  )
  started.push(made)
  return made
}

const server = `require('node:http').createServer((_, answer) => answer.end(process.env.GREETING)).listen(port, '127.0.0.1');`

/** A zombie has ended: only its parent has not asked for it yet. */
const isRunning = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

test('a part is ready when it answers, with its environment, and is gone when stopped', async () => {
  const sample = await part(server)
  await sample.start()
  expect(sample.state).toBe('ready')
  expect(await (await fetch(sample.program.url)).text()).toBe('hello')

  const pid = sample.pid ?? 0
  await sample.stop()
  expect(seen).toEqual(['starting', 'ready', 'stopped'])
  expect(isRunning(pid)).toBe(false)
})

test('a part that ends while it starts fails the start at once, with its last lines', async () => {
  const sample = await part(`console.error('fatal: PORT must be a number'); process.exit(3)`)
  await expect(sample.start()).rejects.toThrow(
    /sample must stay up; it ended while it started \(exit code 3\)[\s\S]*fatal: PORT must be a number/,
  )
  expect(sample.state).toBe('exited')
})

test('a part that does not get ready in time fails the start', async () => {
  const sample = await part(`setInterval(() => {}, 1000)`, { startWithinMs: 500 })
  await expect(sample.start()).rejects.toThrow(/sample must answer http:.* with 2xx within 0.5 s/)
})

test('a start that is called off rejects with the reason', async () => {
  const sample = await part(`setInterval(() => {}, 1000)`)
  const calledOff = new AbortController()
  setTimeout(() => calledOff.abort(new Error('Ctrl-C')), 300)
  await expect(sample.start(calledOff.signal)).rejects.toThrow('Ctrl-C')
})

test('a part that does not heed SIGTERM is ended by force', async () => {
  const sample = await part(`${server} process.on('SIGTERM', () => {})`, { stopWithinMs: 300 })
  await sample.start()
  await sample.stop()
  expect(sample.ending).toBe('SIGKILL')
})

test('a part that dies is exited, and can be started again', async () => {
  const sample = await part(server)
  await sample.start()
  await sample.kill()
  expect(sample.state).toBe('exited')
  expect(sample.ending).toBe('SIGKILL')
  await sample.start()
  expect(sample.state).toBe('ready')
})
