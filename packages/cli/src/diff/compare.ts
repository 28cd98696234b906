import type { ToldCatalog } from '../catalog/catalog.ts'
import type { Change } from './change.ts'
import type { Pair } from './pair.ts'
import { withNewNames } from './rename.ts'
import { subjects } from './subjects/index.ts'
import type { Subject, Told } from './subjects/subject.ts'

/** What a change of the declarations means. */
export interface Comparison {
  /** What has changed, by subject; none without a change. */
  readonly groups: readonly Group[]
  /** The most series that all metrics make, before and after. */
  readonly series: Pair<number>
  /** Kinds that one side does not tell of. */
  readonly notCompared: readonly Subject['kind'][]
}

export interface Group {
  readonly title: string
  readonly changes: readonly Change[]
}

export const compare = ({ from, to }: Pair<ToldCatalog>): Comparison => {
  const told = subjects.filter(({ kind }) => from[kind] !== undefined && to[kind] !== undefined)
  const declared = { from: whole(from), to: whole(to) }
  const sides = withNewNames(declared)
  return {
    groups: told
      .map((subject) => ({ title: subject.title, changes: subject.compare(sides, declared) }))
      .filter(({ changes }) => changes.length > 0),
    series: { from: seriesIn(declared.from), to: seriesIn(declared.to) },
    notCompared: subjects.filter((subject) => !told.includes(subject)).map(({ kind }) => kind),
  }
}

/** All of them, in the order they are told. */
export const changesIn = ({ groups }: Comparison): readonly Change[] =>
  groups.flatMap(({ changes }) => changes)

const whole = ({
  metrics = [],
  alerts = [],
  records = [],
  slos = [],
  dashboards = [],
  targets = [],
}: ToldCatalog): Told => ({ metrics, alerts, records, slos, dashboards, targets })

const seriesIn = ({ metrics }: Told): number => metrics.reduce((sum, { series }) => sum + series, 0)
