import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  agentsTotal,
  budgetLimit,
  cost,
  events,
  iterationCurrent,
  sourceParseErrors,
  sourceUp,
  up,
  type Reason,
  type Source,
} from '@octoscope/loki-mode/metrics'
import { samplesOf } from '@octoscope/telemetry/testing'
import { expect, test } from 'vitest'
import { exporterProcess, type ExporterProcess } from './testing/exporter-process.ts'
import { lines, writeFiles } from './testing/loki-files.ts'
import { scratchLoki } from './testing/started-exporter.ts'

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** What stands in place of a file, and what is then said of it. */
const hostile: Readonly<Record<string, readonly [reason: Reason, put: (path: string) => void]>> = {
  'JSON of another shape': [
    'shape',
    (path) => writeFileSync(path, '{"iteration":{},"totals":7,"limit":"x"}'),
  ],
  'a number': ['shape', (path) => writeFileSync(path, '7')],
  'a negative iteration': ['shape', (path) => writeFileSync(path, '{"iteration":-3,"limit":-1,"totals":[]}')],
  'lists in lists, 100,000 deep': ['shape', (path) => writeFileSync(path, deep(100_000))],
  '300 MB': ['too_large', (path) => (writeFileSync(path, '{'), truncateSync(path, 300e6))],
  'a pipe that nobody writes to': ['not_a_file', (path) => void execFileSync('mkfifo', [path])],
  'a symbolic link': ['not_a_file', (path) => symlinkSync('/etc/passwd', path)],
  'a folder': ['not_a_file', (path) => mkdirSync(path)],
  'UTF-16': ['encoding', (path) => writeFileSync(path, Buffer.from('\ufeff{"iteration":9}', 'utf16le'))],
  nothing: ['syntax', (path) => writeFileSync(path, '')],
  'half of a document': ['syntax', (path) => writeFileSync(path, '{"iteration":')],
}

const good = {
  'dashboard-state.json': { mode: 'autonomous', iteration: 5 },
  'state/agents.json': [{ tool_id: 'a' }, { tool_id: 'b' }],
  'metrics/budget.json': { limit: 50 },
  'context/tracking.json': { totals: { total_cost_usd: 12.5 } },
}

const sources = {
  'dashboard-state.json': 'dashboard-state',
  'state/agents.json': 'agents',
  'metrics/budget.json': 'budget',
  'context/tracking.json': 'tracking',
} as const satisfies Record<keyof typeof good, Source>

/** Scrapes, and expects an answer within 2 s that shows the last good values. */
const scraped = async ({ url }: ExporterProcess) => {
  const began = performance.now()
  const response = await fetch(`${url}/metrics`)
  const body = await response.text()
  expect(response.status).toBe(200)
  expect(performance.now() - began).toBeLessThan(2000)
  return samplesOf({ scrape: async () => ({ body }) })
}

/** Readings are kept for 2 s. */
const afterTheCache = () => new Promise((resolve) => setTimeout(resolve, 2050))

test('whatever stands in place of its files: the last good values, each fault counted, little memory', async () => {
  const dir = scratchLoki()
  writeFiles(dir, { ...good, 'events.jsonl': lines({ type: 'a' }, { type: 'b' }) })
  const exporter = await exporterProcess({ LOKI_DIR: dir })
  await scraped(exporter)
  for (const [what, [reason, put]] of Object.entries(hostile)) {
    for (const path of Object.keys(good)) {
      rmSync(join(dir, path), { recursive: true })
      put(join(dir, path))
    }
    await afterTheCache()
    const { sample } = await scraped(exporter)
    const found = {
      iteration: await sample(iterationCurrent),
      agents: await sample(agentsTotal),
      limit: await sample(budgetLimit),
      cost: await sample(cost),
      events: await sample(events),
    }
    expect({ what, ...found }).toEqual({ what, iteration: 5, agents: 2, limit: 50, cost: 12.5, events: 2 })
    for (const source of Object.values(sources)) {
      expect(await sample(sourceUp, { source }), `${source}: ${what}`).toBe(0)
      expect(await sample(sourceParseErrors, { source, reason }), `${source}: ${what}`).toBeGreaterThan(0)
    }
  }
  expect(exporter.highestMemory()).toBeLessThan(200)
}, 90_000)

test('20,000 files of iterations are read without haste, and then only what changes', async () => {
  const dir = scratchLoki()
  const folder = join(dir, 'metrics/efficiency')
  mkdirSync(folder, { recursive: true })
  for (let at = 1; at <= 20_000; at += 1)
    writeFileSync(join(folder, `iteration-${at}.json`), `{"iteration":${at},"cost_usd":0.5}`)
  const exporter = await exporterProcess({ LOKI_DIR: dir })
  await expect
    .poll(
      async () => {
        const { sample } = await scraped(exporter)
        return [await sample(cost), await sample(iterationCurrent)]
      },
      { timeout: 30_000, interval: 500 },
    )
    .toEqual([10_000, 20_000])
  writeFileSync(join(folder, 'iteration-20000.json'), '{"iteration":20000,"cost_usd":100.5}')
  writeFileSync(join(folder, 'iteration-7.json'), '{"iterat')
  await expect
    .poll(async () => (await scraped(exporter)).sample(cost), { timeout: 30_000, interval: 500 })
    .toBe(10_100)
  // The first file may be read before the second is torn.
  await expect
    .poll(async () => (await scraped(exporter)).sample(sourceUp, { source: 'efficiency' }), {
      timeout: 30_000,
      interval: 500,
    })
    .toBe(0)
  expect(exporter.highestMemory()).toBeLessThan(200)
}, 90_000)

test.runIf(process.getuid?.() === 0)(
  'a file that may not be read keeps its last good value',
  async () => {
    const dir = scratchLoki()
    writeFiles(dir, good)
    chmodSync(dirname(dir), 0o755)
    const exporter = await exporterProcess({ LOKI_DIR: dir }, { uid: 65_534 })
    await scraped(exporter)
    chmodSync(join(dir, 'dashboard-state.json'), 0)
    await afterTheCache()
    const { sample } = await scraped(exporter)
    expect(await sample(iterationCurrent)).toBe(5)
    expect(await sample(sourceParseErrors, { source: 'dashboard-state', reason: 'permission' })).toBe(1)
  },
  30_000,
)

test('a directory that is not there is a real 0, and nothing else is told', async () => {
  const dir = scratchLoki()
  const exporter = await exporterProcess({ LOKI_DIR: dir })
  const nothing = await scraped(exporter)
  expect(await nothing.sample(up)).toBe(0)
  expect(await nothing.sample(iterationCurrent)).toBeUndefined()
  expect(await nothing.sample(events)).toBeUndefined()
  writeFiles(dir, good)
  await afterTheCache()
  const something = await scraped(exporter)
  expect(await something.sample(up)).toBe(1)
  expect(await something.sample(iterationCurrent)).toBe(5)
  rmSync(dir, { recursive: true })
  await afterTheCache()
  const again = await scraped(exporter)
  expect(await again.sample(up)).toBe(0)
  expect(await again.sample(iterationCurrent)).toBeUndefined()
}, 30_000)
