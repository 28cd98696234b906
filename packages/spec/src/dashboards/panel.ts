import type { Instant } from '../promql/instant.ts'
import type { Unit } from '../units/unit.ts'

/** A Go-like legend of Grafana, such as `{{method}} {{endpoint}}`, whose labels the query keeps. */
export type Legend<Text extends string, L extends string> = [Exclude<LabelsRead<Text>, L>] extends [never]
  ? Text
  : `The query does not keep the label ${Exclude<LabelsRead<Text>, L>}.`

type LabelsRead<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Trim<Name> | LabelsRead<Rest>
  : never
type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text

type PanelUnit = Unit | 'requests per second'

export interface Query {
  readonly expr: Instant
  readonly legend: string
  /** Where it differs from the panel's. */
  readonly unit?: PanelUnit
}

/** One line of a panel: a query, and how its series are called. */
export const query = <L extends string, const Text extends string>(
  expr: Instant<L>,
  legend: Legend<Text, L>,
): Query => ({
  expr,
  legend,
})

/** One column of a table, beside a column for each label that its queries keep. */
export const column = (expr: Instant, heading: string, unit: PanelUnit): Query => ({
  expr,
  legend: heading,
  unit,
})

/** Where a value turns from good to worth a look to bad. */
export interface Thresholds {
  readonly warning: number
  readonly critical?: number
  /** The side on which it gets worse: `above`, unless it says otherwise. */
  readonly worse?: 'above' | 'below'
}

/** What one value of a state is called, and whether it is well. */
export interface Meaning {
  readonly value: number
  readonly text: string
  readonly color: 'green' | 'yellow' | 'red'
}

export interface Panel {
  /** By Grafana's names. */
  readonly kind: 'timeseries' | 'stat' | 'gauge' | 'bargauge' | 'piechart' | 'table' | 'heatmap'
  readonly title: string
  /** What the reader sees, and what is normal. */
  readonly description: string
  readonly unit: PanelUnit
  readonly queries: readonly Query[]
  readonly thresholds?: Thresholds
  /** Words in place of numbers. */
  readonly meanings?: readonly Meaning[]
  /** The heading that it stands under, with its neighbours of the same section. */
  readonly section?: string
  /** Where the scale of a gauge ends. A ratio's ends at 1 by itself. */
  readonly max?: number
  /** Whether the areas of a timeseries stand on each other, because their sum is something. */
  readonly stacked?: boolean
  /** Columns of 24. */
  readonly width?: number
  /** Grid rows of 30 pixels. */
  readonly height?: number
}

type About = Omit<Panel, 'kind' | 'title' | 'max' | 'stacked'>
type Scaled = About & Pick<Panel, 'max'>

/** Lines over time. */
export const timeseries = (title: string, about: About): Panel => ({ kind: 'timeseries', title, ...about })
/** Areas over time that stand on each other. */
export const stackedArea = (title: string, about: About): Panel => ({
  kind: 'timeseries',
  title,
  stacked: true,
  ...about,
})
/** The last value, large. */
export const stat = (title: string, about: About): Panel => ({ kind: 'stat', title, ...about })
/** The last value on a dial. Called so because `gauge` is the metric. */
export const gaugePanel = (title: string, about: Scaled): Panel => ({ kind: 'gauge', title, ...about })
/** The last value of each series as a bar. */
export const barGauge = (title: string, about: Scaled): Panel => ({ kind: 'bargauge', title, ...about })
/** The share of each series in the whole, by the last values. */
export const pieChart = (title: string, about: About): Panel => ({ kind: 'piechart', title, ...about })
/** A row for each set of labels, a column for each query: see `column`. */
export const table = (title: string, about: About): Panel => ({ kind: 'table', title, ...about })
/** How the observations of a histogram are spread, over time. Its query is a rate of buckets by `le`. */
export const heatmap = (title: string, about: Omit<About, 'thresholds'>): Panel => ({
  kind: 'heatmap',
  title,
  ...about,
})

/** Panels under a heading. */
export const section = (title: string, panels: readonly Panel[]): readonly Panel[] =>
  panels.map((panel) => ({ ...panel, section: title }))
