import { expect, test } from 'vitest'
import { variants, type Variant } from '../servers/variants.ts'
import { httpTargets } from './http-targets.ts'
import { httpTable } from './http-table.ts'
import type { Run } from './measure.ts'
import type { HttpResult } from './run.ts'

const run = (about: Partial<Run>): Run => ({
  perSecond: 50_000,
  cpuPerRequest: 20,
  serverShare: 1,
  driverShare: 0.6,
  p99Ms: 1,
  spansPerRequest: 0,
  linesPerRequest: 0,
  ...about,
})
const server = (variant: Variant, ...runs: readonly Partial<Run>[]) => ({ variant, runs: runs.map(run) })
const result = (...servers: HttpResult['servers']): HttpResult => ({ servers, scrapes: [], missing: [] })

const measured = result(
  server(variants.bare, { perSecond: 50_000 }, { perSecond: 10_000 }, { perSecond: 40_000 }),
  server(
    variants.oursMetrics,
    { perSecond: 48_500, cpuPerRequest: 21 },
    { perSecond: 9_700, cpuPerRequest: 22 },
    { perSecond: 38_800, cpuPerRequest: 20.5 },
  ),
  server(variants.oursTenth, { perSecond: 25_000 }, { perSecond: 5_000 }, { perSecond: 20_000 }),
)

test('throughput is held against the bare server of the same round', () => {
  expect(httpTable(measured).rows).toEqual([
    ['Fastify, bare', '40,000', '1.00', '20', '', '1', ''],
    ['Octoscope: metrics', '38,800', '0.97', '21', '1', '1', ''],
    ['Octoscope: metrics, line, a tenth of traces', '20,000', '0.50', '20', '0', '1', '0.00'],
  ])
})

test('a promise is held, broken, or not measured, which holds nothing', () => {
  expect(httpTargets(measured).map(({ measured: value, held }) => [value, held])).toEqual([
    ['0.97', true],
    ['0.50', false],
    ['–', false],
  ])
})

test('a bare server that was not busy is told', () => {
  const busy = server(variants.bare, { serverShare: 0.5 })
  expect(httpTable(result(busy)).notes.join()).toContain('the machine was busy')
  expect(httpTable(measured).notes.join()).not.toContain('the machine was busy')
})
