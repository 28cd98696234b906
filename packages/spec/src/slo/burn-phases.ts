import type { BurnCondition } from './burn-condition.ts'
import { compare, fraction, minus, over, plus, times, type Fraction } from './fraction.ts'
import { minutesIn, type Phase } from './played-events.ts'

export type Pair = readonly [quick: BurnCondition, slow: BurnCondition]

export const [none, all] = [fraction(0), fraction(1)]

/** Minutes after the last tile that a proof sees: it looks between two of them. */
export const tail = 5

/** How much longer than its window a phase lasts, in minutes: two tiles. */
const margin = 10

/** Minutes after which the short window has forgotten. */
export const clean = ({ short }: BurnCondition): number => minutesIn(short) + margin

/** The rate at which some minutes bring twice the events that the alert needs: ten times the need would be too much. */
const needed = ({ fewest }: BurnCondition, minutes: number): Fraction => fraction(2 * fewest, minutes)

/** Just long enough to fill the short window: the long one then holds the same events. */
export const even = (pair: BurnCondition, bad: Fraction): Phase => ({
  minutes: clean(pair),
  rate: needed(pair, clean(pair)),
  bad,
})

/** A good hour with fifty times the events of what follows: the slow window holds it too, and little burns there. */
const history = (quick: BurnCondition): Phase => ({
  minutes: 60,
  rate: times(needed(quick, 60), fraction(50)),
  bad: none,
})

export const burst = ([quick]: Pair, bad: Fraction): readonly Phase[] => [
  history(quick),
  { minutes: minutesIn(quick.long) + margin, rate: needed(quick, minutesIn(quick.long)), bad },
]

/** The short window is above its threshold already, and the long one just below. */
export const earlyQuick = ([quick]: Pair): readonly Phase[] => [
  history(quick),
  ...early(quick, minutesIn(quick.long)),
]

export const earlySlow = (slow: BurnCondition): readonly Phase[] => early(slow, 2 * clean(slow))

/** In `minutes`, of which the last are bad, so many good events that the long window stays just below its threshold. */
const early = (pair: BurnCondition, minutes: number): readonly Phase[] => {
  const [hot, bad] = [minutesIn(pair.short) + tail, above(pair.threshold)]
  const good = minus(over(bad, below(pair.threshold)), all)
  return [
    { minutes: minutes - hot + tail, rate: times(needed(pair, minutes - hot), good), bad: none },
    { minutes: hot + tail, rate: needed(pair, hot), bad },
  ]
}

/** The long window is above its threshold still, and the short one just below. */
export const cooledQuick = (pair: Pair): readonly Phase[] => {
  const [quick] = pair
  const rate = needed(quick, minutesIn(quick.long))
  return [
    ...burst(pair, worse(quick.threshold)),
    { minutes: clean(quick), rate, bad: below(quick.threshold) },
  ]
}

export const cooledSlow = (slow: BurnCondition): readonly Phase[] => [
  busier(even(slow, worse(slow.threshold)), 20),
  even(slow, below(slow.threshold)),
]

const busier = (phase: Phase, factor: number): Phase => ({
  ...phase,
  rate: times(phase.rate, fraction(factor)),
})

/** Nine tenths of what the quick pair needs, which is less than the slow one does. */
export const sparse = ([quick, slow]: Pair): Phase => ({
  ...even(slow, all),
  rate: fraction(9 * quick.fewest, 10 * clean(slow)),
})

export const restart = (slow: BurnCondition): readonly Phase[] => {
  const half = even(slow, over(slow.threshold, fraction(2)))
  return [half, { ...half, restarted: true }]
}

/** A tenth above, or half of the way to everything where that is nearer. */
export const above = (threshold: Fraction): Fraction =>
  smaller(times(threshold, fraction(11, 10)), over(plus(threshold, all), fraction(2)))

export const below = (threshold: Fraction): Fraction => times(threshold, fraction(19, 20))

/** Half as bad again: the long window is above its threshold still, when only the short one is clean. */
const worse = (threshold: Fraction): Fraction => smaller(times(threshold, fraction(3, 2)), all)

const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) < 0 ? a : b)
