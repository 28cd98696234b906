import type { SloEntry } from '../../catalog/slos.ts'
import { changesOf, moved, type Change } from '../change.ts'
import { pair, type Pair } from '../pair.ts'
import type { Subject } from './subject.ts'

export const slos: Subject = {
  kind: 'slos',
  title: 'SLOs',
  compare: ({ from, to }) => {
    const { kept, renamed, added, removed } = pair(
      { from: from.slos, to: to.slos },
      { key: ({ system, name }) => `${system}/${name}`, likeness: (one) => ({ ...one, name: null }) },
    )
    return [
      ...removed.map((one) =>
        changesOf('slo', one)('removed', {
          from: promise(one),
          to: null,
          meaning: `This is promised no more: ${one.promise}`,
          risk: 'breaking',
        }),
      ),
      ...renamed.map((one) =>
        changesOf('slo', one.from)('renamed', {
          from: one.from.name,
          to: one.to.name,
          meaning: 'The same promise. Its records and alerts have other names, and its budget begins anew.',
          risk: 'breaking',
        }),
      ),
      ...added.map((one) =>
        changesOf('slo', one)('added', {
          from: null,
          to: promise(one),
          meaning: `This is promised now: ${one.promise}`,
          risk: 'notable',
        }),
      ),
      ...kept.flatMap(altered),
    ]
  },
}

const promise = ({ objective, window }: SloEntry): string => `${objective} over ${window}`

const altered = ({ from, to }: Pair<SloEntry>): readonly Change[] => {
  const change = changesOf('slo', to)
  return [
    ...moved(from.objective, to.objective, (before, after) =>
      change('objective', {
        from: before,
        to: after,
        meaning: `${looser(before, after) ? 'Loosened: less is promised.' : 'Tightened: more is promised.'} ${budget(before, after)}`,
        risk: looser(before, after) ? 'breaking' : 'notable',
      }),
    ),
    ...moved(from.window, to.window, (before, after) =>
      change('window', {
        from: before,
        to: after,
        meaning: 'The budget is counted over another time, and begins anew.',
        risk: 'notable',
      }),
    ),
    ...moved(counts(from), counts(to), (before, after) =>
      change('indicator', {
        from: before,
        to: after,
        meaning: 'Other events count as good or bad.',
        risk: 'breaking',
      }),
    ),
    ...moved(elsewhere(from), elsewhere(to), (before, after) =>
      change('elsewhere', {
        from: before,
        to: after,
        meaning: 'Other environments promise something else than they did.',
        risk: 'notable',
      }),
    ),
    ...moved(from.promise, to.promise, (before, after) =>
      change('promise', { from: before, to: after, meaning: 'The promise reads otherwise.', risk: 'safe' }),
    ),
  ]
}

const looser = (before: string, after: string): boolean => percent(after) < percent(before)

const budget = (before: string, after: string): string => {
  const [old, now] = [100 - percent(before), 100 - percent(after)]
  return `${Number(now.toPrecision(6))} % may fail, where it was ${Number(old.toPrecision(6))} %.`
}

const percent = (objective: string): number => Number.parseFloat(objective)

const counts = ({ total, good, bad }: SloEntry): string =>
  [`all: ${total}`, ...(good ? [`good: ${good}`] : []), ...(bad ? [`bad: ${bad}`] : [])].join('; ')

const elsewhere = ({ elsewhere: others = {} }: SloEntry): string | null =>
  Object.entries(others)
    .map(([name, { objective, window, counts: of }]) => `${name}: ${objective} over ${window} of ${of}`)
    .join('; ') || null
