import { expect, onTestFinished, test } from 'vitest'
import { selfMetrics } from '../../packages/spec/src/index.ts'
import { createApp, startTelemetry } from '../../packages/telemetry/src/index.ts'
import { hostilities, type Verb } from './fixtures/hostile-calls.ts'
import { readPage, total, type Page } from './fixtures/page.ts'
import { startPrometheus } from './fixtures/prometheus.ts'
import { promtool } from '../../packages/telemetry/src/testing/promtool.ts'
import { watched } from './fixtures/watched/service.ts'

const { visits, patience, waited } = watched.metrics
const calls = 100_000

test(`P3, P5: of ${calls} hostile calls 0 throw, each is taken or counted as refused, and after each kind promtool and Prometheus read the page`, async () => {
  const { loose, url } = await openWatched()
  const verbs: readonly (readonly [Verb, LooseVerb])[] = [
    ['add', (value, labels) => loose.visits.add?.(value, labels)],
    ['set', (value, labels) => loose.patience.set?.(value, labels)],
    ['record', (value, labels) => loose.waited.record?.(value, labels)],
  ]
  const prometheus = await startPrometheus(url)
  const expected = { added: 0, recorded: 0, refused: 0 }
  const rounds = Math.ceil(calls / verbs.length / Object.keys(hostilities).length)

  for (const [hostility, call] of Object.entries(hostilities)) {
    const thrown: unknown[] = []
    for (let nth = 0; nth < rounds; nth++) {
      const { value, labels, takenBy } = call(nth)
      for (const [, run] of verbs) thrown.push(...errorsOf(() => run(value, labels)))
      if (takenBy.includes('add')) expected.added++
      if (takenBy.includes('record')) expected.recorded++
      expected.refused += verbs.length - takenBy.length
    }
    expect(thrown, `thrown by ${hostility}`).toEqual([])

    const page = await readPage(url)
    expect(() => promtool(page.body), `promtool after ${hostility}`).not.toThrow()
    expect(await prometheus.nextScrapes(), `after ${hostility}`).toEqual([{ health: 'up', lastError: '' }])
    expect(await prometheus.value('scrape_samples_scraped'), `after ${hostility}`).toBeGreaterThan(0)
    expect(countsOn(page), `exact counts after ${hostility}`).toEqual(expected)
    expect(undeclaredLabels(page), `after ${hostility}`).toEqual([])
  }
})

test('P3: hostile calls of every other verb throw nothing, and every refused measurement among them is counted', async () => {
  const { loose, url } = await openWatched()
  let refused = 0
  for (const [hostility, call] of Object.entries(hostilities)) {
    const thrown: unknown[] = []
    for (let nth = 0; nth < 500; nth++) {
      const { value, labels, takenBy } = call(nth)
      const measurements: readonly (readonly [Verb, () => void])[] = [
        ['add', () => loose.visits.observe?.(value, labels)],
        ['add', () => loose.visits.bind(labels).add?.(value)],
        ['add', () => loose.visits.bind(labels).observe?.(value)],
        ['record', () => loose.waited.bind(labels).record?.(value)],
        ['set', () => loose.patience.bind(labels).set?.(value)],
      ]
      for (const [, measure] of measurements) thrown.push(...errorsOf(measure))
      refused += measurements.filter(([verb]) => !takenBy.includes(verb)).length
      for (const instrument of Object.values(loose)) {
        thrown.push(...errorsOf(() => instrument.prepare?.(labels)))
        thrown.push(...errorsOf(() => instrument.remove(labels)))
        thrown.push(...errorsOf(() => instrument.clear(labels)))
      }
    }
    expect(thrown, `thrown by ${hostility}`).toEqual([])
    const page = await readPage(url)
    expect(() => promtool(page.body), `promtool after ${hostility}`).not.toThrow()
    // Binding, preparing and removing with such labels may be counted besides.
    expect(countsOn(page).refused, `after ${hostility}`).toBeGreaterThanOrEqual(refused)
  }
})

test('P3: hostile spans, attributes, errors and log lines throw nothing into the code that makes them', async () => {
  const { telemetry } = await openWatched()
  const tracer = telemetry.tracer as unknown as LooseTracer
  const log = telemetry.log as unknown as { readonly info: LooseVerb }
  const hostile = Object.values(hostilities).flatMap((call) =>
    Array.from({ length: 50 }, (_, nth) => call(nth)).flatMap(({ value, labels }) => [value, labels]),
  )
  for (const it of hostile) {
    const thrown = [
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
    ].flatMap(errorsOf)
    expect(thrown).toEqual([])
  }
})

type LooseVerb = (...args: readonly unknown[]) => void

/** An instrument as code without types sees it; some verbs are of some types only. */
interface LooseInstrument extends Partial<
  Record<'add' | 'observe' | 'set' | 'record' | 'prepare', LooseVerb>
> {
  readonly bind: (labels: unknown) => Partial<Record<'add' | 'observe' | 'set' | 'record', LooseVerb>>
  readonly remove: LooseVerb
  readonly clear: LooseVerb
}

type LooseSpan = Readonly<
  Record<
    'setAttribute' | 'setAttributes' | 'addEvent' | 'recordException' | 'setStatus' | 'updateName' | 'end',
    LooseVerb
  >
>

interface LooseTracer {
  readonly startSpan: (...args: readonly unknown[]) => LooseSpan
}

const openWatched = async () => {
  const telemetry = startTelemetry(watched, { env: {}, log: { write: () => {} } })
  const app = createApp(telemetry)
  onTestFinished(async () => {
    await app.close()
    await telemetry.shutdown(1000)
  })
  const { visits, patience, waited } = telemetry.metrics
  const loose = { visits, patience, waited } as unknown as Record<
    'visits' | 'patience' | 'waited',
    LooseInstrument
  >
  return { telemetry, loose, url: await app.listen({ host: '127.0.0.1', port: 0 }) }
}

/** What a call throws: nothing, or one error. */
const errorsOf = (call: () => unknown): readonly unknown[] => {
  try {
    call()
    return []
  } catch (error) {
    return [error]
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
