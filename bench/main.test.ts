import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const bench = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { timeout: 90_000 })

test('a part is measured without the peers, and each of them is told', { timeout: 90_000 }, async () => {
  const { stdout } = await bench('startup', '--rounds', '1', '--no-peers', '--json')
  const { startup, targets } = JSON.parse(stdout)
  const programs: { variant: { id: string }; starts: { ms: number; megabytes: number }[] }[] =
    startup.programs
  expect(programs.map(({ variant }) => variant.id)).toEqual([
    'empty',
    'bare',
    'pino',
    'oursMetrics',
    'oursAll',
    'oursAllSources',
  ])
  for (const { starts } of programs) expect(starts[0]?.megabytes).toBeGreaterThan(20)
  expect(startup.missing).toContainEqual({
    name: 'OTel NodeSDK, no instrumentation',
    of: 'peer',
    why: 'not asked for (--no-peers)',
  })
  expect(targets).toHaveLength(2)
})

test('a word that is no part ends with 2 and says what may come', async () => {
  await expect(bench('speed')).rejects.toMatchObject({
    code: 2,
    stderr:
      'bench: A part must be micro, scrape, http, startup; "speed" came. See: npm run bench -- --help\n',
  })
})
