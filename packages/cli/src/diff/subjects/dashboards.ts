import type { DashboardEntry, PanelEntry } from '../../catalog/dashboards.ts'
import { changesOf, moved, type Change } from '../change.ts'
import { pair, type Pair } from '../pair.ts'
import { orphans } from './orphans.ts'
import type { Subject } from './subject.ts'

export const dashboards: Subject = {
  kind: 'dashboards',
  title: 'Dashboards',
  compare: (sides, declared) => {
    const { kept, renamed, added, removed } = pair(
      { from: sides.from.dashboards, to: sides.to.dashboards },
      { key: ({ uid }) => uid, likeness: (one) => ({ ...one, uid: null }) },
    )
    return [
      ...removed.map((one) =>
        changesOf('dashboard', named(one))('removed', {
          from: one.uid,
          to: null,
          meaning: 'Links and bookmarks to it lead nowhere.',
          risk: 'breaking',
        }),
      ),
      ...renamed.map(({ from, to }) =>
        changesOf('dashboard', named(from))('renamed', {
          from: from.uid,
          to: to.uid,
          meaning: 'Links and bookmarks to the old uid lead nowhere.',
          risk: 'breaking',
        }),
      ),
      ...added.map((one) =>
        changesOf('dashboard', named(one))('added', {
          from: null,
          to: one.uid,
          meaning: one.description,
          risk: 'safe',
        }),
      ),
      ...kept.flatMap((both) => [...titleMoved(both), ...panelChanges(both)]),
      ...orphans(
        'panel',
        { from: declared.from.dashboards.flatMap(placed), to: declared.to.dashboards.flatMap(placed) },
        declared,
      ),
    ]
  },
}

const named = ({ title, system }: DashboardEntry) => ({ name: title, system })

const titleMoved = ({ from, to }: Pair<DashboardEntry>): readonly Change[] =>
  (['title', 'description'] as const).flatMap((field) =>
    moved(from[field], to[field], (before, after) =>
      changesOf('dashboard', named(to))(field, {
        from: before,
        to: after,
        meaning: `Its ${field} reads otherwise.`,
        risk: 'safe',
      }),
    ),
  )

/** A panel, called after its dashboard and itself. */
interface Placed extends PanelEntry {
  readonly name: string
  readonly system: string
  readonly reads: readonly string[]
}

const placed = ({ title, system, panels }: DashboardEntry): readonly Placed[] =>
  panels.map((panel) => ({
    ...panel,
    name: `${title} › ${panel.title}`,
    system,
    reads: [...new Set(panel.queries.flatMap(({ reads }) => reads))],
  }))

const panelChanges = (both: Pair<DashboardEntry>): readonly Change[] => {
  const { kept, renamed, added, removed } = pair(
    { from: placed(both.from), to: placed(both.to) },
    { key: ({ title }) => title, likeness: queries },
  )
  return [
    ...removed.map((one) =>
      changesOf('panel', one)('removed', {
        from: queries(one),
        to: null,
        meaning: 'It is shown no more.',
        risk: 'notable',
      }),
    ),
    ...renamed.map(({ from, to }) =>
      changesOf('panel', from)('renamed', {
        from: from.title,
        to: to.title,
        meaning: 'The same queries under another title.',
        risk: 'safe',
      }),
    ),
    ...added.map((one) =>
      changesOf('panel', one)('added', {
        from: null,
        to: queries(one),
        meaning: one.description,
        risk: 'safe',
      }),
    ),
    ...[...kept, ...renamed].flatMap(altered),
  ]
}

const altered = ({ from, to }: Pair<Placed>): readonly Change[] => {
  const change = changesOf('panel', to)
  return [
    ...moved(queries(from), queries(to), (before, after) =>
      change('queries', { from: before, to: after, meaning: 'It shows something else.', risk: 'notable' }),
    ),
    ...moved(from.unit, to.unit, (before, after) =>
      change('unit', { from: before, to: after, meaning: 'Its axis is in another unit.', risk: 'notable' }),
    ),
    ...moved(colours(from), colours(to), (before, after) =>
      change('thresholds', {
        from: before,
        to: after,
        meaning: 'It changes colour at other values.',
        risk: 'safe',
      }),
    ),
  ]
}

const queries = ({ queries: all }: PanelEntry): string =>
  all.map(({ expr, legend }) => `${expr} as ${legend}`).join('; ')

const colours = ({ thresholds }: PanelEntry): string | null =>
  thresholds
    ? `${thresholds.worse === 'below' ? 'below ' : ''}${[thresholds.warning, thresholds.critical ?? []].flat().join(', ')}`
    : null
