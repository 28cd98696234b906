import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'

const burst = fileURLToPath(new URL('fixtures/log-burst.ts', import.meta.url))

interface Written {
  readonly lines: readonly Readonly<Record<string, unknown>>[]
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** What a process wrote to its standard output, read after its end. */
type Outlet = (ending: string) => Promise<Written>

const environment = (ending: string) => ({ PORT: '0', ENDING: ending })
const linesOf = (output: string) =>
  output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Written['lines'][number])

const pipe: Outlet = async (ending) => {
  const child = spawn(process.execPath, [burst], {
    env: environment(ending),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [output, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'close')])
  return { lines: linesOf(output), code, signal }
}

const file: Outlet = async (ending) => {
  const folder = await mkdtemp(join(tmpdir(), 'octoscope-faults-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'log')
  const handle = await open(path, 'w')
  const child = spawn(process.execPath, [burst], {
    env: environment(ending),
    stdio: ['ignore', handle.fd, 'ignore'],
  })
  const [code, signal] = await once(child, 'close')
  await handle.close()
  return { lines: linesOf(await readFile(path, 'utf8')), code, signal }
}

describe.each([
  { outlet: 'a pipe', write: pipe },
  { outlet: 'a file', write: file },
])('P8: of 5,000 lines written to $outlet 5,000 are there', ({ write }) => {
  test.each([
    { ending: 'SIGKILL', code: null, signal: 'SIGKILL', last: { msg: 'burst', nth: 4999 } },
    { ending: 'SIGTERM', code: 0, signal: null, last: { msg: 'stopped' } },
    {
      ending: 'throw',
      code: 1,
      signal: null,
      last: { level: 'fatal', err: { message: 'thrown on purpose' } },
    },
    {
      ending: 'rejection',
      code: 1,
      signal: null,
      last: { level: 'fatal', err: { message: 'rejected on purpose' } },
    },
    { ending: 'exit', code: 3, signal: null, last: { msg: 'burst', nth: 4999 } },
  ])('after $ending, whose line is the last', async ({ ending, last, ...end }) => {
    const { lines, ...ended } = await write(ending)
    const numbers = lines.filter(({ msg }) => msg === 'burst').map(({ nth }) => nth)
    expect(numbers).toEqual(Array.from({ length: 5000 }, (_, nth) => nth))
    expect(lines.at(-1)).toMatchObject(last)
    expect(ended).toEqual(end)
  })
})
