import { expect, onTestFinished, test } from 'vitest'
import { selfMetrics } from '../../packages/spec/src/index.ts'
import { createApp, startTelemetry } from '../../packages/telemetry/src/index.ts'
import { hostilities, type Verb } from './fixtures/hostile-calls.ts'
import { readPage, total, type Page } from './fixtures/page.ts'
import { startPrometheus } from './fixtures/prometheus.ts'
import { unreadable } from './fixtures/promtool.ts'
import { watched } from './fixtures/watched/service.ts'

const { visits, patience, waited } = watched.metrics
const calls = 100_000

test(`P3, P5: of ${calls} hostile calls 0 throw, each is taken or counted as refused, and after each kind promtool and Prometheus read the page`, async () => {
  const { verbs, url } = await openWatched()
  const prometheus = await startPrometheus(url)
  const expected = { added: 0, recorded: 0, refused: 0 }
  const rounds = Math.ceil(calls / verbs.length / Object.keys(hostilities).length)

  for (const [hostility, call] of Object.entries(hostilities)) {
    const thrown: unknown[] = []
    for (let nth = 0; nth < rounds; nth++) {
      const { value, labels, takenBy } = call(nth)
      for (const [verb, run] of verbs) {
        const error = errorOf(() => run(value, labels))
        if (error !== undefined) thrown.push(error)
        if (!takenBy.includes(verb)) expected.refused++
        else if (verb === 'add') expected.added++
        else if (verb === 'record') expected.recorded++
      }
    }
    expect(thrown, hostility).toEqual([])

    const page = await readPage(url)
    expect(await unreadable(page.body), `promtool after ${hostility}`).toBe('')
    expect(await prometheus.nextScrapes(), hostility).toEqual([{ health: 'up', lastError: '' }])
    expect(await prometheus.value('scrape_samples_scraped'), hostility).toBeGreaterThan(0)
    expect(countsOn(page), `exact counts after ${hostility}`).toEqual(expected)
    expect(undeclaredLabels(page), hostility).toEqual([])
  }
})

test('P3: hostile spans, attributes, errors and log lines throw nothing into the code that makes them', async () => {
  const { telemetry } = await openWatched()
  const tracer = telemetry.tracer as unknown as LooseTracer
  const log = telemetry.log as unknown as { info: (...args: readonly unknown[]) => void }
  const hostile = Object.values(hostilities).flatMap((call) =>
    Array.from({ length: 50 }, (_, nth) => call(nth)).flatMap(({ value, labels }) => [value, labels]),
  )
  const thrown = hostile.flatMap((it) =>
    [
      () => {
        const span = tracer.startSpan(it, { attributes: it, links: [it], kind: it, startTime: it }, it)
        span.setAttribute(it, it)
        span.setAttributes(it)
        span.addEvent(it, it)
        span.recordException(it)
        span.setStatus(it)
        span.updateName(it)
        span.end(it)
      },
      () => tracer.startSpan('null', null).end(),
      () => log.info(it),
      () => log.info({ it, err: it }, 'with an object'),
      () => log.info(it, it, it),
    ].flatMap((call) => errorOf(call) ?? []),
  )
  expect(thrown).toEqual([])
  expect(
    await telemetry
      .span('an error that cannot be read', () => Promise.reject(hostile.at(0)))
      .catch(() => 'rejected'),
  ).toBe('rejected')
})

interface LooseTracer {
  readonly startSpan: (
    ...args: readonly unknown[]
  ) => Record<
    'setAttribute' | 'setAttributes' | 'addEvent' | 'recordException' | 'setStatus' | 'updateName' | 'end',
    (...args: readonly unknown[]) => void
  >
}

const openWatched = async () => {
  const telemetry = startTelemetry(watched, { env: {}, log: { write: () => {} } })
  const app = createApp(telemetry)
  onTestFinished(async () => {
    await app.close()
    await telemetry.shutdown(1000)
  })
  const { metrics } = telemetry
  /** Instruments as code without types calls them. */
  const verbs = [
    ['add', metrics.visits.add],
    ['set', metrics.patience.set],
    ['record', metrics.waited.record],
  ] as unknown as readonly (readonly [Verb, (value: unknown, labels: unknown) => void])[]
  return { telemetry, verbs, url: await app.listen({ host: '127.0.0.1', port: 0 }) }
}

const errorOf = (call: () => unknown): unknown => {
  try {
    call()
    return undefined
  } catch (error) {
    return error ?? 'nothing was thrown, by throw'
  }
}

const countsOn = (page: Page) => ({
  added: total(page, visits),
  recorded: total(page, { ...waited, name: `${waited.name}_count` }),
  refused: total(page, selfMetrics.invalidMeasurements),
})

const undeclaredLabels = ({ samples }: Page): readonly unknown[] =>
  samples.filter(
    ({ name, labels }) =>
      [visits.name, patience.name].includes(name) && Object.keys(labels).join() !== 'visitor',
  )
