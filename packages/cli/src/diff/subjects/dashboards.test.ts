import { expect, test } from 'vitest'
import type { PanelEntry } from '../../catalog/dashboards.ts'
import { becoming, dashboard, metric, panel, told, type Frozen } from '../example.ts'

const [query] = panel.queries
const shown = `${query.expr} as ${query.legend}`
const withPanel = (other: Partial<Frozen<PanelEntry>>) => ({ ...dashboard, panels: [{ ...panel, ...other }] })

test.each([
  ['uid', { ...dashboard, uid: 'other' }, ['breaking dashboard/renamed Overview: example-overview → other']],
  ['title', { ...dashboard, title: 'All' }, ['safe dashboard/title All: Overview → All']],
  ['a panel less', { ...dashboard, panels: [] }, [`notable panel/removed Overview › Calls: ${shown} → null`]],
  [
    'another title',
    withPanel({ title: 'Call rate' }),
    ['safe panel/renamed Overview › Calls: Calls → Call rate'],
  ],
  [
    'another query',
    withPanel({ queries: [{ ...query, expr: 'calls_total' }] }),
    [`notable panel/queries Overview › Calls: ${shown} → calls_total as {{model}}`],
  ],
  ['another unit', withPanel({ unit: 'ratio' }), ['notable panel/unit Overview › Calls: calls → ratio']],
  [
    'other colours',
    withPanel({ thresholds: { warning: 2 } }),
    ['safe panel/thresholds Overview › Calls: 1, 5 → 2'],
  ],
] as const)('%s', (_name, changed, expected) => {
  expect(becoming({ dashboards: [changed] })).toEqual(expected)
})

test('a dashboard and a panel come', () => {
  expect(told({ dashboards: [] }, {})).toEqual(['safe dashboard/added Overview: null → example-overview'])
  expect(told({ dashboards: [{ ...dashboard, panels: [] }] }, {})).toEqual([
    `safe panel/added Overview › Calls: null → ${shown}`,
  ])
})

test('a panel is orphaned when the metric that it reads is gone, and mended when it is back', () => {
  const without = { metrics: [], alerts: [], records: [] }
  const withIt = { ...without, metrics: [metric] }
  expect(told(withIt, without)).toContain('breaking panel/orphaned Overview › Calls: calls_total → null')
  expect(told(without, withIt)).toContain('safe panel/mended Overview › Calls: null → calls_total')
})
