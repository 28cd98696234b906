import { globSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startCollector } from './fixtures/collector.ts'
import { failedOf, startLoad } from './fixtures/load.ts'
import { readPage, type Page } from './fixtures/page.ts'
import { startPrometheus } from './fixtures/prometheus.ts'
import { watched } from './fixtures/watched/service.ts'
import { startWatched } from './fixtures/watched/start.ts'

/** A clock that this test sets: libfaketime, of Debian, between a process and its wall clock. The monotonic one stays. */
const fakeClock = async () => {
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')
  if (library === undefined) throw new Error('libfaketime must be installed: apt-get install libfaketime')
  const folder = await mkdtemp(join(tmpdir(), 'octoscope-faults-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'offset')
  const set = (offset: string): void => writeFileSync(file, offset)
  set('+0')
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
  return { set, env }
}

test('P22: a wall clock that jumps an hour back, ahead and back: no negative duration, no counter that falls, no request and no span lost', async () => {
  const clock = await fakeClock()
  const collector = await startCollector()
  const service = await startWatched({
    ...clock.env,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  })
  const load = startLoad(service.url, {
    ratePerSecond: 100,
    path: (nth) => (nth % 20 ? '/work/1' : '/slow?ms=300'),
  })
  const pages: Page[] = []
  for (const offset of ['+0', '-1h', '+1h', '+0']) {
    clock.set(offset)
    const linesBefore = service.lines().length
    await wait(3000)
    pages.push(await readPage(service.url))
    const told = Date.parse(String(service.lines().slice(linesBefore).at(-1)?.['time']))
    const hoursOff = Math.round((told - Date.now()) / 3_600_000)
    expect(`${hoursOff}`, 'hours that the service is off').toBe(`${Number.parseInt(offset)}`)
  }
  const outcomes = await load.stop()
  expect(failedOf(outcomes)).toEqual([])

  for (const [earlier, later] of pages.slice(1).map((page, nth) => [pages[nth] as Page, page] as const))
    expect(fallen(earlier, later)).toEqual([])
  expect(pages.flatMap(({ samples }) => samples.filter(({ value }) => value < 0))).toEqual([])

  service.kill('SIGTERM')
  await service.ended
  const requestLines = service.lines().filter(({ msg }) => msg === 'request completed')
  expect(requestLines.length).toBeGreaterThanOrEqual(outcomes.length)
  expect(requestLines.filter(({ duration_ms }) => !isPlausible(Number(duration_ms)))).toEqual([])
  expect(collector.spans.length).toBe(outcomes.length)
  const durations = collector.spans.map(
    ({ startTimeUnixNano, endTimeUnixNano }) =>
      Number(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)) / 1e6,
  )
  expect(durations.filter((ms) => !isPlausible(ms))).toEqual([])
})

/** In ms. The slowest request takes 300. */
const isPlausible = (ms: number): boolean => ms >= 0 && ms < 10_000

/** Series of counters and histograms that are lower later, or gone. */
const fallen = (earlier: Page, later: Page) => {
  const now = new Map(later.samples.map(({ name, labels, value }) => [name + JSON.stringify(labels), value]))
  return earlier.samples.filter(
    ({ name, labels, value }) =>
      /_(total|count|sum|bucket)$/.test(name) && !((now.get(name + JSON.stringify(labels)) ?? -1) >= value),
  )
}

test('P22: a restart is one reset to Prometheus, also when the wall clock jumps with it', async () => {
  const clock = await fakeClock()
  const first = await startWatched(clock.env)
  const port = new URL(first.url).port
  const prometheus = await startPrometheus(first.url)
  const work = async (times: number) => {
    for (let nth = 0; nth < times; nth++) expect((await fetch(`${first.url}/work/${nth}`)).status).toBe(200)
    await prometheus.nextScrapes()
    await prometheus.nextScrapes()
  }
  await work(30)
  first.kill('SIGTERM')
  expect(await first.ended).toEqual({ code: 0, signal: null })
  clock.set('-1h')
  await startWatched({ ...clock.env, PORT: port })
  await work(20)
  const { worked } = watched.metrics
  expect(await prometheus.value(`resets(${worked.name}[5m])`)).toBe(1)
  expect(await prometheus.value(worked.name)).toBe(20)
})
