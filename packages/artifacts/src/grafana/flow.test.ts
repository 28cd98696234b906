import { section, stat, timeseries, type Panel } from '@octoscope/spec'
import { describe, expect, it } from 'vitest'
import { flow } from './flow.ts'

const about = { description: 'A panel.', unit: 'tasks', queries: [] } as const
const sized = (width: number, height: number): Panel => stat('Sized', { ...about, width, height })
const places = (panels: readonly Panel[]) => flow(panels).map(({ gridPos: { x, y, w, h } }) => [x, y, w, h])

describe('flow', () => {
  it('fills the first screen with four panels that ask for nothing', () => {
    const usual = [timeseries('a', about), timeseries('b', about), timeseries('c', about), stat('d', about)]
    expect(places(usual)).toEqual([
      [0, 0, 12, 8],
      [12, 0, 12, 8],
      [0, 8, 12, 8],
      [12, 8, 12, 8],
    ])
  })

  it('fills a row to its last column', () => {
    expect(
      places([sized(6, 4), sized(6, 4), sized(6, 4), sized(6, 4), sized(6, 4)]).map(([x, y]) => [x, y]),
    ).toEqual([
      [0, 0],
      [6, 0],
      [12, 0],
      [18, 0],
      [0, 4],
    ])
  })

  it('goes on below the tallest panel of the row', () => {
    expect(places([sized(8, 4), sized(8, 10), sized(12, 5), sized(12, 5), sized(24, 3)])).toEqual([
      [0, 0, 8, 4],
      [8, 0, 8, 10],
      [0, 10, 12, 5],
      [12, 10, 12, 5],
      [0, 15, 24, 3],
    ])
  })

  it('begins a section under its heading, on a row of its own', () => {
    const panels = [
      ...section('One', [sized(6, 4), sized(6, 4)]),
      ...section('Two', [sized(12, 5)]),
      sized(12, 5),
    ]
    expect(places(panels)).toEqual([
      [0, 1, 6, 4],
      [6, 1, 6, 4],
      [0, 6, 12, 5],
      [12, 6, 12, 5],
    ])
    expect(flow(panels).flatMap(({ heading }) => heading ?? [])).toEqual([
      { title: 'One', y: 0 },
      { title: 'Two', y: 5 },
    ])
  })
})
