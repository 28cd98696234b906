import {
  barGauge,
  buckets,
  column,
  dashboard,
  gauge,
  gaugePanel,
  heatmap,
  histogram,
  now,
  observations,
  pieChart,
  query,
  rate,
  shareWithin,
  stackedArea,
  stat,
  sum,
  table,
  timeseries,
} from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { describe, expect, it } from 'vitest'
import { dashboards } from './dashboards.ts'
import { uids } from './datasources.ts'

/** What these tests read of a dashboard's JSON. */
interface Model {
  readonly id?: number
  readonly uid: string
  readonly title: string
  readonly tags: readonly string[]
  readonly templating: { readonly list: readonly object[] }
  readonly panels: readonly PanelModel[]
}

interface PanelModel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly datasource: object
  readonly targets: readonly {
    readonly refId: string
    readonly expr: string
    readonly legendFormat: string
    readonly datasource: object
    readonly exemplar?: boolean
  }[]
  readonly fieldConfig: {
    readonly defaults: { readonly unit: string; readonly thresholds: object; readonly custom?: object }
    readonly overrides: readonly object[]
  }
  readonly options: { readonly legend?: object }
  readonly transformations?: readonly object[]
}

const stack = stackIn(environments.production)
const files = dashboards(stack)
const declared = stack.systems.flatMap((system) => system.dashboards.map((each) => ({ system, ...each })))
const byTheVariable = { type: 'prometheus', uid: '${datasource}' }

const parse = (text: string): Model => JSON.parse(text) as Model

describe('dashboards', () => {
  it('are one file each, in a folder of their system', () => {
    expect(files.map(({ path }) => path)).toEqual(
      declared.map(({ system, uid }) => `monitoring/grafana/dashboards/${system.title}/${uid}.json`),
    )
  })

  it('are the same text every time, and end with a line break', () => {
    expect(dashboards(stack)).toEqual(files)
    for (const { text } of files) expect(text).toMatch(/[^\n]\n$/)
  })
})

describe.each(declared)('the dashboard $uid', ({ uid, title, panels, refresh = '30s' }) => {
  const model = parse(files.find(({ path }) => path.endsWith(`/${uid}.json`))?.text ?? '{}')

  it('is a raw model that Grafana keeps as it is', () => {
    expect(model).toMatchObject({
      uid,
      title,
      editable: false,
      timezone: 'browser',
      refresh,
      time: { to: 'now' },
    })
    expect(model).not.toHaveProperty('dashboard')
    expect(model).not.toHaveProperty('id')
    expect(model.tags).toContain('generated')
  })

  const drawn = model.panels.filter(({ type }) => type !== 'row')

  it('stands its panels under the headings of their sections', () => {
    const headings = model.panels.filter(({ type }) => type === 'row').map(({ title: heading }) => heading)
    expect(headings).toEqual([...new Set(panels.flatMap(({ section }) => section ?? []))])
    expect(new Set(model.panels.map(({ id }) => id)).size).toBe(model.panels.length)
  })

  it('asks the data source of its one variable, and no other', () => {
    expect(model.templating.list).toEqual([
      expect.objectContaining({
        name: 'datasource',
        type: 'datasource',
        query: 'prometheus',
        current: expect.objectContaining({ value: uids.prometheus }) as object,
      }),
    ])
    for (const { datasource, targets } of drawn)
      for (const asked of [datasource, ...targets.map((target) => target.datasource)])
        expect(asked).toEqual(byTheVariable)
  })

  it('shows every declared panel with its queries as declared', () => {
    expect(
      drawn.map(({ type, title: heading, targets }) => ({
        type,
        heading,
        targets: targets.map(({ expr, legendFormat }) => [expr, legendFormat]),
      })),
    ).toEqual(
      panels.map(({ kind, title: heading, queries }) => ({
        type: kind,
        heading,
        targets: queries.map(({ expr, legend }) => [String(expr), legend]),
      })),
    )
  })

  it('gives each panel its own id from 1, a description and a unit', () => {
    expect(drawn.map(({ id }) => id)).toEqual(panels.map((_, index) => index + 1))
    for (const { description, fieldConfig } of drawn) {
      expect(description).not.toBe('')
      expect(fieldConfig.defaults.unit).not.toBe('')
    }
  })

  it('lays no panel over another or past the edge', () => {
    const cells = model.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => ({ column: x + (cell % w), row: y + Math.floor(cell / w) })),
    )
    expect(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size).toBe(cells.length)
    expect(Math.max(...cells.map(({ column }) => column))).toBeLessThan(24)
  })
})

describe('a panel', () => {
  const duration = histogram('request_duration_seconds', { help: 'How long.', unit: 'seconds', buckets: [1] })
  const running = gauge('tasks_running', { help: 'How many.', unit: 'tasks' })
  const shown = dashboard('one-of-each', {
    title: 'One of each',
    description: 'For tests.',
    tags: [],
    refresh: '5s',
    span: '7d',
    panels: [
      timeseries('Line', {
        description: 'A line.',
        unit: 'requests per second',
        queries: [
          query(sum(rate(observations(duration), '5m')), 'rate'),
          query(sum(now(running)), 'running'),
        ],
        thresholds: { warning: 1, critical: 5 },
      }),
      stat('Number', {
        description: 'A number.',
        unit: 'tasks',
        queries: [query(sum(now(running)), 'running')],
      }),
      gaugePanel('Dial', {
        description: 'A share, which is bad when it is low.',
        unit: 'ratio',
        queries: [query(shareWithin(duration, 1, '5m'), 'fast')],
        thresholds: { warning: 0.99, critical: 0.98, worse: 'below' },
      }),
      barGauge('Bars', {
        description: 'Bars up to ten.',
        unit: 'tasks',
        max: 10,
        queries: [query(sum(now(running)), 'running')],
      }),
      pieChart('Pie', {
        description: 'Shares.',
        unit: 'tasks',
        queries: [query(sum(now(running)), 'running')],
      }),
      table('Table', {
        description: 'Two columns.',
        unit: 'tasks',
        queries: [
          column(sum(now(running)).by('job'), 'Running', 'tasks'),
          column(sum(rate(observations(duration), '5m')).by('job'), 'Rate', 'requests per second'),
        ],
      }),
      heatmap('Spread', {
        description: 'How durations are spread.',
        unit: 'seconds',
        queries: [query(sum(rate(buckets(duration), '5m')).by('le'), '{{le}}')],
      }),
      stackedArea('Areas', {
        description: 'Areas.',
        unit: 'tasks',
        queries: [query(sum(now(running)).by('job'), '{{job}}')],
      }),
    ],
  })
  const [system] = stack.systems
  const [file] = dashboards({ ...stack, systems: system ? [{ ...system, dashboards: [shown] }] : [] })
  const model = parse(file?.text ?? '{}')
  const [line, number, dial, bars, pie, columns, spread, areas] = model.panels

  it('is drawn as its kind asks', () => {
    expect(model.panels.map(({ type }) => type)).toEqual([
      'timeseries',
      'stat',
      'gauge',
      'bargauge',
      'piechart',
      'table',
      'heatmap',
      'timeseries',
    ])
  })

  it('is asked again as often, and looks back as far, as its dashboard says', () => {
    expect(model).toMatchObject({ refresh: '5s', time: { from: 'now-7d', to: 'now' } })
  })

  it('turns from red to yellow to green where low is bad', () => {
    expect(dial?.fieldConfig.defaults).toMatchObject({
      min: 0,
      max: 1,
      thresholds: {
        steps: [
          { value: null, color: 'red' },
          { value: 0.98, color: 'yellow' },
          { value: 0.99, color: 'green' },
        ],
      },
    })
  })

  it('has a scale that ends where the panel says, and shows the shares of a pie', () => {
    expect(bars?.fieldConfig.defaults).toMatchObject({ min: 0, max: 10 })
    expect(pie?.options.legend).toMatchObject({ values: ['value', 'percent'] })
  })

  it('is a table with a column for each query, under its heading and in its unit', () => {
    expect(columns?.targets).toMatchObject([
      { refId: 'A', format: 'table', instant: true },
      { refId: 'B', format: 'table', instant: true },
    ])
    expect(columns?.transformations).toEqual([
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          renameByName: { 'Value #A': 'Running', 'Value #B': 'Rate' },
        },
      },
    ])
    expect(columns?.fieldConfig.overrides).toEqual([
      { matcher: { id: 'byName', options: 'Rate' }, properties: [{ id: 'unit', value: 'reqps' }] },
    ])
  })

  it('is a heatmap of buckets as Prometheus has sorted them', () => {
    expect(spread).toMatchObject({
      targets: [{ format: 'heatmap', legendFormat: '{{le}}', exemplar: true }],
      options: { calculate: false, yAxis: { unit: 's' } },
    })
  })

  it('stands on the panel below it where a sum is meant', () => {
    expect(areas?.fieldConfig.defaults.custom).toMatchObject({ stacking: { mode: 'normal' } })
    expect(line?.fieldConfig.defaults.custom).not.toHaveProperty('stacking')
  })

  it('names its queries A, B and so on, and shows exemplars where a histogram is read', () => {
    expect(line?.targets.map(({ refId, exemplar }) => [refId, exemplar])).toEqual([
      ['A', true],
      ['B', false],
    ])
  })

  it('turns from green to yellow to red, with a line at each turn', () => {
    expect(line?.fieldConfig.defaults).toMatchObject({
      unit: 'reqps',
      thresholds: {
        steps: [
          { value: null, color: 'green' },
          { value: 1, color: 'yellow' },
          { value: 5, color: 'red' },
        ],
      },
      custom: { thresholdsStyle: { mode: 'dashed' } },
    })
  })

  it('stays green without thresholds', () => {
    expect(number?.fieldConfig.defaults.thresholds).toMatchObject({
      steps: [{ value: null, color: 'green' }],
    })
  })

  it('has a table of what its lines were as a legend', () => {
    expect(line?.options.legend).toMatchObject({
      showLegend: true,
      displayMode: 'table',
      calcs: ['mean', 'lastNotNull', 'max'],
    })
  })
})
