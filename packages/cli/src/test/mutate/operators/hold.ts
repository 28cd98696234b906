import { seconds } from '@octoscope/spec'
import { lengthened } from '../lengthened.ts'
import type { MutationOperator } from '../mutant.ts'

/** `for` dropped, and ten times as long; where there is none, one of five minutes. */
export const hold: MutationOperator = {
  id: 'for',
  mutate: (alert) =>
    (seconds(alert.for) === 0 ? (['5m'] as const) : (['0s', lengthened(alert.for, 10)] as const)).map(
      (other) => ({
        alert,
        operator: 'for',
        change: `${alert.for} to ${other}`,
        place: `for: ${alert.for}`,
        mutated: { ...alert, for: other },
      }),
    ),
}
