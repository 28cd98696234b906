import type { AlertEntry } from '../../catalog/alerts.ts'
import type { ConditionEntry } from '../../catalog/conditions.ts'
import { changesOf, moved, type Change } from '../change.ts'
import { length } from '../length.ts'
import type { Pair } from '../pair.ts'
import { quantity } from '../quantity.ts'

/** How much more, or less, it takes until an alert fires whose query has kept its shape. */
export const strictness = ({ from, to }: Pair<AlertEntry>): readonly Change[] => [
  ...from.conditions.flatMap((before, index) => {
    const after = to.conditions[index]
    return after ? thresholdMoved({ from: before, to: after }, to) : []
  }),
  ...windowsMoved({ from, to }),
]

const thresholdMoved = ({ from, to }: Pair<ConditionEntry>, alert: AlertEntry): readonly Change[] =>
  moved([from.comparator, from.threshold], [to.comparator, to.threshold], () =>
    changesOf('alert', alert)('threshold', {
      from: limit(from, from.comparator !== to.comparator),
      to: limit(to, from.comparator !== to.comparator),
      meaning: sentences[direction(from, to)],
      risk: 'notable',
    }),
  )

const limit = ({ comparator, threshold, unit }: ConditionEntry, withComparator: boolean): string =>
  `${withComparator ? `${comparator} ` : ''}${quantity(threshold, unit)}`

const sentences = {
  tighter: 'Tighter: it fires earlier.',
  looser: 'Looser: it fires later, or not at all.',
  other: 'It fires at other values.',
}

/** Tighter is what holds more often: a lower bound below, a higher one above; the other way round where it silences. */
const direction = (from: ConditionEntry, to: ConditionEntry): keyof typeof sentences => {
  const [before, after] = [side(from), side(to)]
  if (before === undefined || before.sign !== after?.sign) return 'other'
  const step =
    (from.threshold - to.threshold) * before.sign || Number(after.inclusive) - Number(before.inclusive)
  return step > 0 !== from.silences ? 'tighter' : 'looser'
}

const side = ({
  comparator,
}: ConditionEntry): { readonly sign: 1 | -1; readonly inclusive: boolean } | undefined => {
  const sign = comparator.startsWith('>') ? 1 : comparator.startsWith('<') ? -1 : undefined
  return sign && { sign, inclusive: comparator.endsWith('=') }
}

const windowsMoved = ({ from, to }: Pair<AlertEntry>): readonly Change[] =>
  moved(from.windows, to.windows, (before, after) => {
    const altered = before.flatMap((window, index) =>
      window === after[index] ? [] : [[window, after[index] ?? ''] as const],
    )
    return changesOf('alert', to)('window', {
      from: [...new Set(altered.map(([window]) => window))].join(', '),
      to: [...new Set(altered.map(([, window]) => window))].join(', '),
      meaning: altered.every(([old, now]) => length(now) > length(old))
        ? 'It looks back further: slower to fire and to end, and calmer.'
        : altered.every(([old, now]) => length(now) < length(old))
          ? 'It looks back less far: quicker to fire and to end, and more restless.'
          : 'It looks back over other times.',
      risk: 'notable',
    })
  })
