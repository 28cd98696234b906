import type { Page } from './page.ts'

export interface SeriesLabels {
  readonly shard: string
  readonly key: string
}

export declare const bounds: readonly [number, ...number[]]
export declare const labelSets: (page: Pick<Page, 'kind' | 'lines'>) => readonly SeriesLabels[]
export declare const valueOf: (at: number) => number
export declare const secondsOf: (at: number) => number
