import type { MetricEntry } from '../../catalog/metrics.ts'
import { changesOf, moved, type Change } from '../change.ts'
import { pair, type Pair, type Pairing } from '../pair.ts'
import { counted, quantity, signed } from '../quantity.ts'
import { labelChanges } from './labels.ts'
import type { Subject, Told } from './subject.ts'

export const metrics: Subject = {
  kind: 'metrics',
  title: 'Metrics',
  compare: (sides) => {
    const { kept, renamed, added, removed } = pairMetrics(sides)
    return [
      ...removed.map((one) =>
        changesOf('metric', one)('removed', {
          from: seriesText(one.series),
          to: null,
          meaning: `Whoever reads it finds nothing. ${signed(-one.series)} series.`,
          risk: 'breaking',
        }),
      ),
      ...renamed.map(({ from, to }) =>
        changesOf('metric', from)('renamed', {
          from: from.name,
          to: to.name,
          meaning: 'Queries elsewhere that read the old name find nothing; what was measured stays under it.',
          risk: 'breaking',
        }),
      ),
      ...added.map((one) =>
        changesOf('metric', one)('added', {
          from: null,
          to: seriesText(one.series),
          meaning: `${one.help} At most ${signed(one.series)} series.`,
          risk: 'safe',
        }),
      ),
      ...kept.flatMap(altered),
    ]
  },
}

/** A metric that says the same of the same owners has only another name. */
export const pairMetrics = ({ from, to }: Pair<Told>): Pairing<MetricEntry> =>
  pair(
    { from: from.metrics, to: to.metrics },
    { key: ({ system, name }) => `${system}/${name}`, likeness: (one) => ({ ...one, name: null }) },
  )

const seriesText = (count: number): string => `${counted(count)} series`

const altered = ({ from, to }: Pair<MetricEntry>): readonly Change[] => {
  const change = changesOf('metric', to)
  return [
    ...moved(from.type, to.type, (before, after) =>
      change('type', {
        from: before,
        to: after,
        meaning: 'Queries over it mean something else, or nothing.',
        risk: 'breaking',
      }),
    ),
    ...moved(from.unit, to.unit, (before, after) =>
      change('unit', {
        from: before,
        to: after,
        meaning: 'Its values mean something else: thresholds and axes elsewhere are off.',
        risk: 'breaking',
      }),
    ),
    ...labelChanges(from, to, change),
    ...bucketChanges(from, to),
    ...moved(from.owners.toSorted(), to.owners.toSorted(), (before, after) =>
      change('owners', {
        from: before.join(', '),
        to: after.join(', '),
        meaning: ownersMoved(before, after),
        risk: before.every((owner) => after.includes(owner)) ? 'safe' : 'breaking',
      }),
    ),
    ...moved(from.series, to.series, (before, after) =>
      change('series', {
        from: seriesText(before),
        to: seriesText(after),
        meaning: `At most ${signed(after - before)} series.`,
        risk: 'notable',
      }),
    ),
    ...moved(from.help, to.help, (before, after) =>
      change('help', { from: before, to: after, meaning: 'It is told otherwise.', risk: 'safe' }),
    ),
  ]
}

const bucketChanges = (from: MetricEntry, to: MetricEntry): readonly Change[] =>
  from.buckets && to.buckets
    ? moved(from.buckets, to.buckets, (before, after) => {
        const gone = before.filter((bound) => !after.includes(bound))
        return changesOf('metric', to)('buckets', {
          from: before.join(', '),
          to: after.join(', '),
          meaning:
            gone.length > 0
              ? `Nothing can be told at ${gone.map((bound) => quantity(bound, to.unit)).join(', ')} any more; quantiles across the change are bent.`
              : 'Quantiles become finer, and those across the change are bent.',
          risk: gone.length > 0 ? 'breaking' : 'notable',
        })
      })
    : []

const ownersMoved = (before: readonly string[], after: readonly string[]): string => {
  const gone = before.filter((owner) => !after.includes(owner))
  const fresh = after.filter((owner) => !before.includes(owner))
  const said = [
    ...(gone.length > 0 ? [`${gone.join(', ')} keeps it no more.`] : []),
    ...(fresh.length > 0 ? [`${fresh.join(', ')} keeps it now.`] : []),
  ]
  return said.join(' ')
}
