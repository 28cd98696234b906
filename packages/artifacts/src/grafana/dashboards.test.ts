import {
  dashboard,
  histogram,
  query,
  rate,
  stat,
  sum,
  timeseries,
  now,
  gauge,
  observations,
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
    readonly exemplar: boolean
  }[]
  readonly fieldConfig: {
    readonly defaults: { readonly unit: string; readonly thresholds: object; readonly custom?: object }
  }
  readonly options: { readonly legend?: object }
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

describe.each(declared)('the dashboard $uid', ({ uid, title, panels }) => {
  const model = parse(files.find(({ path }) => path.endsWith(`/${uid}.json`))?.text ?? '{}')

  it('is a raw model that Grafana keeps as it is', () => {
    expect(model).toMatchObject({ uid, title, editable: false, timezone: 'browser', refresh: '30s' })
    expect(model).not.toHaveProperty('dashboard')
    expect(model).not.toHaveProperty('id')
    expect(model.tags).toContain('generated')
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
    for (const { datasource, targets } of model.panels)
      for (const asked of [datasource, ...targets.map((target) => target.datasource)])
        expect(asked).toEqual(byTheVariable)
  })

  it('shows every declared panel with its queries as declared', () => {
    expect(
      model.panels.map(({ type, title: heading, targets }) => ({
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
    expect(model.panels.map(({ id }) => id)).toEqual(panels.map((_, index) => index + 1))
    for (const { description, fieldConfig } of model.panels) {
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
    ],
  })
  const [system] = stack.systems
  const [file] = dashboards({ ...stack, systems: system ? [{ ...system, dashboards: [shown] }] : [] })
  const [line, number] = parse(file?.text ?? '{}').panels

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
