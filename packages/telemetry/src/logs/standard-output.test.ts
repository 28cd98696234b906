import { spawn, spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'

const here = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href)

/** Tells on standard error, at its end, how many lines were lost, by reason. */
const opening = `
  import { writeSync } from 'node:fs'
  import { standardOutput } from ${here('./standard-output.ts')}
  import { createLogger } from ${here('./logger.ts')}
  const lost = { closed: 0, full: 0 }
  const output = standardOutput((reason) => lost[reason]++)
  const log = createLogger('shop', 'info', output)
  const tell = () => writeSync(2, JSON.stringify(lost) + '\\n')
`
const fiveThousand = `for (let line = 0; line < 5000; line++) log.info({ line }, 'told')\n`

const node = (script: string): readonly [string, readonly string[]] => [
  process.execPath,
  ['--input-type=module', '--eval', opening + script],
]

const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'octoscope-output-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const endings: Readonly<Record<string, string>> = {
  'a SIGKILL': 'process.kill(process.pid, "SIGKILL")',
  'a SIGTERM': 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)',
  'an error that nobody catches': 'throw new Error("end")',
  'a rejection that nobody handles': 'Promise.reject(new Error("end")); setInterval(() => {}, 1000)',
  'an exit': 'process.exit(5)',
  'its natural end': '',
}

/** Lines of a child that writes into a socket, which is what Node makes of a "pipe"; a pipe proper; and a file. */
const outputs: Readonly<Record<string, (script: string) => string>> = {
  socket: (script) => spawnSync(...node(script), { encoding: 'utf8', maxBuffer: 10_000_000 }).stdout,
  pipe: (script) => {
    const [program, args] = node(script)
    const command = ['-c', '"$@" | cat', 'sh', program, ...args]
    return spawnSync('sh', command, { encoding: 'utf8', maxBuffer: 10_000_000 }).stdout
  },
  file: (script) => {
    const file = join(scratch(), 'lines')
    spawnSync(...node(script), { stdio: ['ignore', openSync(file, 'w'), 'pipe'] })
    return readFileSync(file, 'utf8')
  },
}

describe.each(Object.entries(outputs))('into a %s', (_, run) => {
  test.each(Object.entries(endings))('%s loses none of 5,000 lines', { timeout: 60_000 }, (_end, ending) => {
    const lines = run(fiveThousand + ending)
      .trim()
      .split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(
      Array.from({ length: 5000 }, (__, at) => at),
    )
  })
})

test('a full disk costs lines, each counted, and not the process', () => {
  const script = `${fiveThousand} setTimeout(() => { tell(); process.exit(5) }, 50)`
  const { status, stderr } = spawnSync(...node(script), {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
  })
  expect([status, JSON.parse(stderr)]).toEqual([5, { closed: 0, full: 5000 }])
})

test('a reader that has gone costs lines, each counted, and not the process', async () => {
  const script = `process.once('SIGUSR2', () => { ${fiveThousand} setTimeout(() => { tell(); process.exit(5) }, 50) })
    log.info('ready'); setInterval(() => {}, 1000)`
  const child = spawn(...node(script), { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let told = ''
  child.stderr.on('data', (data) => (told += data))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.stdout.destroy()
  child.kill('SIGUSR2')
  const status = await new Promise((resolve) => child.once('close', resolve))
  expect([status, JSON.parse(told)]).toEqual([5, { closed: 5000, full: 0 }])
})

/** Writes 40,000 lines, more than all that can wait, in steps of 100, and measures the longest step. */
const flood = `
  let longest = 0, at = 0
  const step = () => {
    const started = performance.now()
    for (let i = 0; i < 100; i++) log.info({ line: at++, text: 'x'.repeat(200) }, 'told')
    longest = Math.max(longest, performance.now() - started)
    if (at < 40_000) return void setImmediate(step)
    writeSync(2, JSON.stringify({ longest, ...lost }) + '\\n')
    process.once('SIGUSR2', () => log.info('after'))
    setInterval(() => {}, 1000)
  }
  step()
`

test.each(['socket', 'pipe'])(
  'a reader of a %s that hangs does not stop the process, and gets the rest when it comes back',
  { timeout: 60_000 },
  async (kind) => {
    const fifo = join(scratch(), 'fifo')
    spawnSync('mkfifo', [fifo])
    const stdout = kind === 'socket' ? 'pipe' : openSync(fifo, 'r+')
    const child = spawn(...node(flood), { stdio: ['ignore', stdout, 'pipe'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    let told = ''
    child.stderr?.on('data', (data: Buffer) => (told += data))
    const { longest, closed, full } = await eventually(
      () => JSON.parse(told) as { longest: number; closed: number; full: number },
    )
    expect(longest).toBeLessThan(2500) // 1 s of patience, on a machine that may be busy
    expect(closed).toBe(0)
    expect(full).toBeGreaterThan(10_000)

    const reader = child.stdout ?? createReadStream(fifo)
    onTestFinished(() => void reader.destroy())
    let text = ''
    reader.on('data', (data: Buffer | string) => (text += data))
    await eventually(() => expect(text.split('\n').length - 1).toBe(40_000 - full))
    child.kill('SIGUSR2')
    await eventually(() => expect(text.includes('"after"')).toBe(true))
    for (const line of text.trim().split('\n')) JSON.parse(line)
  },
)

test('a line that a full disk broke off is not continued by the next', () => {
  const file = join(scratch(), 'lines')
  const lines = `for (let line = 0; line < 40; line++) log.info({ line, text: 'x'.repeat(30) }, 'told')`
  const roomAgain = `truncateSync(${JSON.stringify(file)}, 100)`
  const [program, args] = node(
    `import { truncateSync } from 'node:fs'; ${lines}; ${roomAgain}; log.info('after')`,
  )
  // A limit on the size of files, in blocks of 512 bytes, stands for the disk.
  spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 8; exec "$@" >> ${file}`, 'sh', program, ...args])
  const [, ...rest] = readFileSync(file, 'utf8').trim().split('\n')
  expect(rest.length).toBeGreaterThan(0)
  for (const line of rest) JSON.parse(line)
  expect(rest.at(-1)).toContain('"after"')
})
