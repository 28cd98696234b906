import type { BurnCondition } from './burn-condition.ts'
import { all, clean, none, type Pair } from './burn-phases.ts'
import { ceiling, fraction, minus, over, plus, times, type Fraction } from './fraction.ts'
import { minutesIn, type Phase } from './played-events.ts'

/** Whole events that come at once, and the share of them that is bad. */
interface Batch {
  readonly events: Fraction
  readonly bad: Fraction
}

/** With so few events as a condition needs, the smallest share of bad ones that is above its threshold. */
export const leastAbove = ({ threshold, fewest }: BurnCondition): Fraction => {
  const { numerator, denominator } = times(threshold, fraction(fewest))
  return fraction(numerator / denominator + 1n, fewest)
}

/** Just as many events as a condition needs come in the last five minutes. */
export const justEnough = ({ fewest }: BurnCondition, bad: Fraction): readonly Phase[] => [
  quiet(10),
  ...last({ events: fraction(fewest), bad }),
]

/** The long window is at its threshold, and all of the short one is bad. */
export const longAtThreshold = (pair: BurnCondition): readonly Phase[] => {
  const { events, bad } = atThreshold(pair)
  const spent = times(events, bad)
  return [
    ...played({ events: minus(events, spent), bad: none }, clean(pair)),
    ...last({ events: spent, bad: all }),
  ]
}

/** The short window is at its threshold, and everything before it was bad. */
export const shortAtThreshold = (pair: BurnCondition): readonly Phase[] => {
  const batch = atThreshold(pair)
  return [...played({ ...batch, bad: all }, clean(pair)), ...last(batch)]
}

/** The quick pair's phases, after so many good events that the slow pair stays below its threshold. */
export const afterGood = ([quick, slow]: Pair, phases: readonly Phase[]): readonly Phase[] => {
  const held = phases.reduce((sum, { rate }) => plus(sum, rate), none)
  const events = fraction(ceiling(over(held, slow.threshold)))
  return [...played({ events, bad: none }, minutesIn(quick.long)), ...phases]
}

/** As many whole events as the condition needs, of which exactly its threshold is bad. */
const atThreshold = ({ threshold, fewest }: BurnCondition): Batch => {
  const whole = fraction(threshold.denominator)
  return { events: times(whole, fraction(ceiling(over(fraction(fewest), whole)))), bad: threshold }
}

/**
 * In the third minute, off the edge of a tile. The restart brings the counters back to 0: no Prometheus extrapolates
 * beyond that, so each later window holds whole numbers, and their quotient is the very float of a threshold.
 */
const played = ({ events, bad }: Batch, minutes: number): readonly Phase[] => [
  quiet(2),
  { minutes: 1, rate: events, bad },
  { ...quiet(minutes - 3), restarted: true },
]

/** The last evaluation before the proof looks is the first to see it. */
const last = (batch: Batch): readonly Phase[] => played(batch, 10)

const quiet = (minutes: number): Phase => ({ minutes, rate: none, bad: none })
