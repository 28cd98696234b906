import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog, catalogText, type Catalog } from '../catalog/catalog.ts'
import { environments, stackIn } from '@octoscope/stack'
import { changesIn, compare } from './compare.ts'
import { alert, dashboard, having, histogram, metric, panel, record, slo, target } from './example.ts'

/** Few names and values, so that the two sides often meet. */
const name = fc.constantFrom('a_total', 'b_total', 'c_seconds')
const system = fc.constantFrom('one', 'two')
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 })

const metrics = fc.record({
  name,
  system,
  base: fc.constantFrom(metric, histogram),
  unit: fc.constantFrom('calls', 'seconds'),
  labels: fc.constantFrom({}, metric.labels, { status: metric.labels.model }),
  owners: some(fc.constantFrom('api', 'worker')),
  series: fc.nat(9),
})
const queries = fc
  .tuple(name, fc.constantFrom('5m', '1h', '$__rate_interval'), fc.constantFrom('', '_bucket'))
  .map(([read, window, part]) => ({
    expr: `rate(${read}${part}[${window}])`,
    shape: `rate(${read}${part}[…])`,
    reads: [read],
    windows: [window],
  }))
const alerts = fc.record({
  name: fc.constantFrom('Slow', 'Broken', 'Gone'),
  system,
  query: queries,
  severity: fc.constantFrom('critical', 'warning'),
  for: fc.constantFrom('0s', '5m'),
  conditions: some(
    fc.record({
      comparator: fc.constantFrom('>', '>=', '<', '=='),
      threshold: fc.nat(3),
      silences: fc.boolean(),
    }),
  ),
  receivers: fc.uniqueArray(fc.constantFrom('pager', 'chat')),
})
const panels = fc
  .record({ title: fc.constantFrom('Rate', 'Errors'), queries: some(queries) })
  .map((other) => ({ ...panel, ...other, queries: other.queries.map((each) => ({ ...each, legend: '' })) }))

const catalogs = fc
  .record({
    metrics: some(metrics.map(({ base, ...other }) => ({ ...base, ...other }))),
    alerts: some(alerts.map(({ query, ...other }) => ({ ...alert, ...query, ...other }))),
    records: some(fc.tuple(name, queries).map(([to, query]) => ({ ...record, ...query, name: `job:${to}` }))),
    slos: some(fc.constantFrom('99%', '99.9%').map((objective) => ({ ...slo, objective }))),
    dashboards: some(
      fc
        .record({ uid: fc.constantFrom('x', 'y'), panels: some(panels) })
        .map((other) => ({ ...dashboard, ...other })),
    ),
    targets: some(
      fc
        .record({
          name: fc.constantFrom('api', 'worker'),
          port: fc.nat(2),
          job: fc.constantFrom(null, 'api'),
        })
        .map((other) => ({ ...target, ...other })),
    ),
  })
  .map((kinds) => having(kinds))

const kinds = (from: Catalog, to: Catalog): readonly string[] =>
  changesIn(compare({ from, to }))
    .map(({ kind }) => kind)
    .toSorted()

test('nothing has changed between a catalogue and itself', () => {
  fc.assert(
    fc.property(catalogs, (one) => {
      expect(kinds(one, structuredClone(one))).toEqual([])
    }),
  )
})

test('the way back undoes each kind of change', () => {
  fc.assert(
    fc.property(catalogs, catalogs, (one, other) => {
      const back = kinds(other, one).map(undone).toSorted()
      expect(kinds(one, other)).toEqual(back)
    }),
    { numRuns: 500 },
  )
})

const undone = (kind: string): string =>
  kind.replace(/added|removed|orphaned|mended/, (word) => opposites[word] ?? word)

const opposites: Readonly<Record<string, string>> = {
  added: 'removed',
  removed: 'added',
  orphaned: 'mended',
  mended: 'orphaned',
}

test('what is declared here survives its way through JSON, and equals itself', () => {
  const declared = catalog(stackIn(environments.production))
  const read = catalogText.parse(JSON.parse(JSON.stringify(declared)))
  expect(read).toEqual(declared)
  expect(compare({ from: read, to: declared })).toMatchObject({ groups: [], notCompared: [] })
})

test('a kind that one side does not tell of is not compared, and named', () => {
  const { slos: _, ...older } = having()
  const comparison = compare({ from: older, to: having({ targets: [] }) })
  expect(comparison.notCompared).toEqual(['slos'])
  expect(comparison.groups.map(({ title }) => title)).toEqual(['Targets'])
})
