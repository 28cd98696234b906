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

export interface Query {
  readonly expr: Instant
  readonly legend: string
}

/** One line of a panel: a query, and how its series are called. */
export const query = <L extends string, const Text extends string>(
  expr: Instant<L>,
  legend: Legend<Text, L>,
): Query => ({
  expr,
  legend,
})

/** Where a value turns from good to worth a look to bad. */
export interface Thresholds {
  readonly warning: number
  readonly critical?: number
}

export interface Panel {
  readonly kind: 'timeseries' | 'stat'
  readonly title: string
  /** What the reader sees, and what is normal. */
  readonly description: string
  readonly unit: Unit | 'requests per second'
  readonly queries: readonly Query[]
  readonly thresholds?: Thresholds
  /** The heading that it stands under, with its neighbours of the same section. */
  readonly section?: string
  /** Columns of 24. */
  readonly width?: number
  /** Grid rows of 30 pixels. */
  readonly height?: number
}

type About = Omit<Panel, 'kind' | 'title'>

export const timeseries = (title: string, about: About): Panel => ({ kind: 'timeseries', title, ...about })
export const stat = (title: string, about: About): Panel => ({ kind: 'stat', title, ...about })

/** Panels under a heading. */
export const section = (title: string, panels: readonly Panel[]): readonly Panel[] =>
  panels.map((panel) => ({ ...panel, section: title }))
