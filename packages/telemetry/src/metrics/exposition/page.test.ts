import { expect, test } from 'vitest'
import { atMost, counter, gauge, histogram, service } from '@octoscope/spec/metrics'
import * as fc from 'fast-check'
import { startTelemetry } from '../../start-telemetry.ts'
import { openShop } from '../../testing/open-shop.ts'
import { promtool } from '../../testing/promtool.ts'
import { samplesOf } from '../../testing/samples.ts'
import { shop } from '../../testing/shop.ts'
import { Collectors } from '../collectors.ts'
import { createInstruments } from '../instruments.ts'
import { uncounted } from '../losses.ts'
import { Registry } from '../registry.ts'
import { fixedText, PageBuffer } from './page-buffer.ts'
import { createScrape } from './scrape.ts'

const { cost } = shop.metrics

test('promtool finds nothing to say about the page, hostile label values on it', async () => {
  const { telemetry } = openShop()
  telemetry.metrics.cost.add(1, { model: '"quoted\\ \n and lines\r\t{a="b"} # HELP \u0000\u2028' })
  telemetry.metrics.duration.record(1, { model: '\ud800 lone' })
  telemetry.metrics.waiting.set(-0)
  const { body, contentType } = await telemetry.scrape()
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(promtool(body)).toBe('')
})

test('whatever text a label has, it is read as it was given', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.nat(),
      async (model, amount) => {
        const { telemetry, sample } = openShop()
        telemetry.metrics.cost.add(amount, { model })
        expect(await sample(cost, { model })).toBe(amount)
      },
    ),
    { numRuns: 200 },
  )
})

test('whatever number a value is, it is read as it was given', () => {
  const page = new PageBuffer(0)
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double(),
        fc.integer(),
        fc.nat(20_000),
        fc.constantFrom(9999, 10_000, 99_999_999, 1e8, 2 ** 53),
      ),
      (value) => {
        page.at = 0
        page.reserve(40)
        page.number(value)
        const text = page.written().toString()
        expect(Number(text.replace('Inf', 'Infinity'))).toBe(value === 0 ? 0 : value)
        expect(text).toMatch(/^(-?\d+(\.\d+)?(e[+-]\d+)?|NaN|[+-]Inf)$/)
      },
    ),
    { numRuns: 5000 },
  )
})

test('whatever bytes of UTF-8 are copied, they arrive', () => {
  const page = new PageBuffer(0)
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      page.at = 0
      for (const text of [...texts, '\u007f\u{10ffff}\u007f']) {
        const fixed = fixedText(text)
        page.reserve(fixed.length)
        page.fixed(fixed)
      }
      expect(page.written().toString()).toBe([...texts, '\u007f\u{10ffff}\u007f'].join('').toWellFormed())
    }),
    { numRuns: 1000 },
  )
})

test('scrapes that meet share one page', async () => {
  const { telemetry } = openShop()
  let collections = 0
  telemetry.collect('shelf', async () => void collections++)
  const pages = await Promise.all(Array.from({ length: 100 }, () => telemetry.scrape()))
  expect(collections).toBe(1)
  expect(new Set(pages).size).toBe(1)
  await telemetry.scrape()
  expect(collections).toBe(2)
})

test('a gauge and a counter of the same shorter name are both shown, and none twice', async () => {
  const about = { help: 'What it cost.', unit: 'dollars' } as const
  const metrics = { soFar: gauge('cost_usd', about), total: counter('cost_usd_total', about) }
  const purse = service('purse', { summary: 'Pays.', port: 1, metrics })
  const telemetry = startTelemetry(purse, { env: {}, log: { write: () => {} } })
  telemetry.metrics.soFar.set(2)
  telemetry.metrics.total.observe(3)
  const plain = (await telemetry.scrape()).body
  expect(plain).toContain('# TYPE cost_usd gauge\ncost_usd 2\n')
  expect(plain).toContain('# TYPE cost_usd_total counter\ncost_usd_total 3\n')
  const open = (await telemetry.scrape('application/openmetrics-text')).body
  expect(open).toContain('# TYPE cost_usd gauge\n')
  expect(open).toContain('# TYPE cost_usd_total unknown\n')
  expect(open.match(/^# TYPE cost_usd /gm)).toHaveLength(1)
})

const large = {
  visits: counter('visits_total', { help: 'Visits.', unit: 'calls', labels: { visitor: atMost(100_000) } }),
  shelf: gauge('shelf_items', { help: 'Items.', unit: 'calls', labels: { item: atMost(30_000) } }),
  time: histogram('time_seconds', {
    help: 'Time.',
    unit: 'seconds',
    labels: { visitor: atMost(5000) },
    buckets: [1, 2],
  }),
}

/** Very many series, of which a page is written in as many turns as can be. */
const openLarge = () => {
  const registry = new Registry()
  const metrics = createInstruments(large, { registry, scope: { name: 'large' }, losses: uncounted })
  return { ...metrics, scrape: createScrape(registry, new Collectors({ info() {}, warn() {} }), 0) }
}

test('a page of 100,000 series lets other work run while it is written', async () => {
  const { scrape, visits } = openLarge()
  for (let at = 0; at < 100_000; at++) visits.add(at, { visitor: `visitor ${at}` })
  let turns = 0
  let writing = true
  const turn = (): void => {
    turns++
    if (writing) setImmediate(turn)
  }
  setImmediate(turn)
  const { body } = await scrape()
  writing = false
  expect(turns).toBeGreaterThan(1)
  expect(body.match(/^visits_total\{/gm)).toHaveLength(100_000)
})

test('series that end and begin again while the page is written are on it once', async () => {
  const { scrape, shelf } = openLarge()
  for (let at = 0; at < 30_000; at++) shelf.set(at, { item: `${at}` })
  let moved = 0
  let writing = true
  // The two begin again in each other's place: one where the page has been, one where it has still to go.
  const move = (): void => {
    const [early, late] = [{ item: `${moved % 1000}` }, { item: `${29_999 - (moved % 1000)}` }]
    shelf.remove(early)
    shelf.remove(late)
    shelf.set(1, early)
    shelf.set(1, late)
    moved++
    if (writing) setImmediate(move)
  }
  setImmediate(move)
  for (let round = 0; round < 5; round++) {
    const { body } = await scrape()
    const lines = body.split('\n').filter((line) => line.startsWith('shelf_items{'))
    const series = new Set(lines.map((line) => line.slice(0, line.lastIndexOf(' '))))
    expect([lines.length, series.size]).toEqual([30_000, 30_000])
  }
  writing = false
  expect(moved).toBeGreaterThan(0)
})

test('buckets, count and sum of a histogram agree, whenever the page is written', async () => {
  const { scrape, time } = openLarge()
  const series = Array.from({ length: 5000 }, (_, at) => time.bind({ visitor: `${at}` }))
  let writing = true
  const record = (): void => {
    for (const each of series) each.record(1)
    if (writing) setImmediate(record)
  }
  setImmediate(record)
  for (let round = 0; round < 5; round++) {
    const page = await scrape()
    const { observations } = samplesOf({ scrape: async () => page })
    for (const visitor of ['0', '2500', '4999']) {
      const { count, sum, buckets } = (await observations(large.time, { visitor })) ?? {
        count: -1,
        sum: -2,
        buckets: {},
      }
      expect([sum, buckets['1'], buckets['+Inf']]).toEqual([count, count, count])
    }
  }
  writing = false
})
