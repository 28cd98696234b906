import type { AlertEntry } from '../../catalog/alerts.ts'
import { changesOf, moved, type Change } from '../change.ts'
import { length } from '../length.ts'
import { pair, type Pair } from '../pair.ts'
import { orphans } from './orphans.ts'
import { strictness } from './strictness.ts'
import type { Subject } from './subject.ts'

export const alerts: Subject = {
  kind: 'alerts',
  title: 'Alerts',
  compare: (sides, declared) => {
    const { kept, renamed, added, removed } = pair(
      { from: sides.from.alerts, to: sides.to.alerts },
      { key: ({ system, name }) => `${system}/${name}`, likeness: ({ expr }) => expr },
    )
    return [
      ...removed.map((one) =>
        changesOf('alert', one)('removed', {
          from: one.expr,
          to: null,
          meaning: `Nobody hears any more when this is so: ${one.meaning}`,
          risk: 'breaking',
        }),
      ),
      ...renamed.map(({ from, to }) =>
        changesOf('alert', from)('renamed', {
          from: from.name === to.name ? `${from.system} › ${from.name}` : from.name,
          to: from.name === to.name ? `${to.system} › ${to.name}` : to.name,
          meaning: 'The same condition. Silences, routes and links that hold the old name miss it.',
          risk: 'breaking',
        }),
      ),
      ...added.map((one) =>
        changesOf('alert', one)('added', {
          from: null,
          to: one.expr,
          meaning: `Severity ${one.severity}, ${heardBy(one)}. ${one.meaning}`,
          risk: 'notable',
        }),
      ),
      ...[...kept, ...renamed].flatMap(altered),
      ...orphans('alert', { from: declared.from.alerts, to: declared.to.alerts }, declared),
    ]
  },
}

const heardBy = ({ receivers }: AlertEntry): string =>
  receivers.length > 0 ? `heard by ${receivers.join(' and ')}` : 'heard by nobody'

const altered = (both: Pair<AlertEntry>): readonly Change[] => {
  const { from, to } = both
  return [
    ...(from.shape === to.shape ? strictness(both) : otherQuery(both)),
    ...moved(from.for, to.for, (before, after) =>
      changesOf('alert', to)('for', {
        from: before,
        to: after,
        meaning:
          length(after) > length(before)
            ? 'It must hold longer until somebody hears of it.'
            : 'Somebody hears of it sooner.',
        risk: 'notable',
      }),
    ),
    ...moved(from.severity, to.severity, (before, after) =>
      changesOf('alert', to)('severity', {
        from: before,
        to: after,
        meaning: severityMoved(before, after),
        risk: before === 'critical' ? 'breaking' : 'notable',
      }),
    ),
    ...receiversMoved(both),
    ...silencersMoved(both),
    ...proofsMoved(both),
    ...textsMoved(both),
  ]
}

const severityMoved = (before: string, after: string): string => {
  if (after === 'critical') return 'It wakes somebody now.'
  return before === 'critical' ? 'It wakes nobody any more.' : `It is ${after} now.`
}

const otherQuery = ({ from, to }: Pair<AlertEntry>): readonly Change[] =>
  moved(from.expr, to.expr, (before, after) =>
    changesOf('alert', to)('expr', {
      from: before,
      to: after,
      meaning: 'It asks something else.',
      risk: 'notable',
    }),
  )

const receiversMoved = ({ from, to }: Pair<AlertEntry>): readonly Change[] => {
  const change = changesOf('alert', to)
  return [
    ...from.receivers
      .filter((name) => !to.receivers.includes(name))
      .map((name) =>
        change('receiver-removed', {
          from: name,
          to: null,
          meaning: `${name} hears of it no more.`,
          risk: 'breaking',
        }),
      ),
    ...to.receivers
      .filter((name) => !from.receivers.includes(name))
      .map((name) =>
        change('receiver-added', {
          from: null,
          to: name,
          meaning: `${name} hears of it too.`,
          risk: 'notable',
        }),
      ),
  ]
}

const silencersMoved = ({ from, to }: Pair<AlertEntry>): readonly Change[] => {
  const change = changesOf('alert', to)
  return [
    ...from.silencedBy
      .filter((each) => !to.silencedBy.includes(each))
      .map((each) =>
        change('silencer-removed', {
          from: each,
          to: null,
          meaning: 'It is heard, too, while that fires.',
          risk: 'notable',
        }),
      ),
    ...to.silencedBy
      .filter((each) => !from.silencedBy.includes(each))
      .map((each) =>
        change('silencer-added', {
          from: null,
          to: each,
          meaning: 'It stays silent while that fires.',
          risk: 'notable',
        }),
      ),
  ]
}

const proofsMoved = ({ from, to }: Pair<AlertEntry>): readonly Change[] =>
  moved(from.proofs, to.proofs, (before, after) => {
    const fewer = after.fires < before.fires || after.silent < before.silent
    return changesOf('alert', to)('proofs', {
      from: `${before.fires} firing, ${before.silent} silent`,
      to: `${after.fires} firing, ${after.silent} silent`,
      meaning: fewer ? 'Less is proven of it.' : 'More is proven of it.',
      risk: fewer ? 'notable' : 'safe',
    })
  })

const textsMoved = ({ from, to }: Pair<AlertEntry>): readonly Change[] => [
  ...(['summary', 'description'] as const).flatMap((field) =>
    moved(from[field], to[field], (before, after) =>
      changesOf('alert', to)(field, {
        from: before,
        to: after,
        meaning: `Its ${field} reads otherwise.`,
        risk: 'safe',
      }),
    ),
  ),
  ...moved(runbook(from), runbook(to), (before, after) =>
    changesOf('alert', to)('runbook', {
      from: before,
      to: after,
      meaning: 'Its runbook reads otherwise.',
      risk: 'safe',
    }),
  ),
]

const runbook = ({ meaning, impact, look, act }: AlertEntry): string =>
  [meaning, impact, ...look.map((each) => `Look: ${each}`), ...act.map((each) => `Act: ${each}`)].join('\n')
