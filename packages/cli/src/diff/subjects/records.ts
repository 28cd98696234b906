import type { RecordEntry } from '../../catalog/records.ts'
import { changesOf, moved, type Change } from '../change.ts'
import { pair, type Pair } from '../pair.ts'
import { orphans } from './orphans.ts'
import type { Subject } from './subject.ts'

export const records: Subject = {
  kind: 'records',
  title: 'Recording rules',
  compare: (sides, declared) => {
    const { kept, renamed, added, removed } = pair(
      { from: sides.from.records, to: sides.to.records },
      {
        key: ({ system, name, labels }) => JSON.stringify([system, name, labels]),
        likeness: ({ expr, labels, system }) => [expr, labels, system],
      },
    )
    return [
      ...removed.map((one) =>
        changesOf('record', one)('removed', {
          from: one.expr,
          to: null,
          meaning: 'Whoever reads it finds nothing.',
          risk: 'breaking',
        }),
      ),
      ...renamed.map(({ from, to }) =>
        changesOf('record', from)('renamed', {
          from: from.name,
          to: to.name,
          meaning: 'Queries elsewhere that read the old name find nothing; what was recorded stays under it.',
          risk: 'breaking',
        }),
      ),
      ...added.map((one) =>
        changesOf('record', one)('added', {
          from: null,
          to: one.expr,
          meaning: `It is recorded every ${one.interval}.`,
          risk: 'safe',
        }),
      ),
      ...[...kept, ...renamed].flatMap(altered),
      ...orphans('record', { from: declared.from.records, to: declared.to.records }, declared),
    ]
  },
}

const altered = ({ from, to }: Pair<RecordEntry>): readonly Change[] => [
  ...moved(from.expr, to.expr, (before, after) =>
    changesOf('record', to)('expr', {
      from: before,
      to: after,
      meaning: 'Its values mean something else from now on, under the same name.',
      risk: 'breaking',
    }),
  ),
  ...moved(from.interval, to.interval, (before, after) =>
    changesOf('record', to)('interval', {
      from: before,
      to: after,
      meaning: `It is recorded every ${after}.`,
      risk: 'notable',
    }),
  ),
]
