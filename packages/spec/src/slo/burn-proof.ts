import type { Firing, Proof, Situation } from '../rules/proof.ts'
import { burnTexts } from './burn-texts.ts'
import type { Burn, BurnCondition } from './burn-condition.ts'
import { compare, float, fraction, minus, over, plus, times, type Fraction } from './fraction.ts'
import { minutesIn, minutesOf, play, playWithout, type Phase } from './played-events.ts'
import type { Terms } from './terms.ts'
import { lengthOf, percent } from './words.ts'

type Pair = readonly [quick: BurnCondition, slow: BurnCondition]

/**
 * Where a burn alert fires, and where it does not. Each pair of windows is held apart from the other: the quick one by
 * a busy history that leaves the slow one unmoved, the slow one by a burn too slow for the quick one.
 */
export const burnProof = (terms: Terms, burn: Burn, pair: Pair): Proof<'slo'> => {
  const [quick, slow] = pair
  const told = (when: string, phases: readonly Phase[]) => situation(when, phases, play(terms.played, phases))
  const unseen = (side: 'good' | 'bad', phases: readonly Phase[]) =>
    situation(
      `no ${side} event has ever been seen, and no such series is there`,
      phases,
      playWithout(side, terms.played, phases),
    )
  const fires = (bad: Fraction, story: Situation): Firing<'slo'> => ({
    ...story,
    alerts: [
      { labels: { slo: terms.name }, ...burnTexts(terms, burn, { slo: terms.name, value: four(bad) }) },
    ],
  })
  const forLong = (bad: Fraction) =>
    told(`${four(bad)} is bad for ${lengthOf(quick.long)}, after a long and better time`, burst(pair, bad))
  const evenly = (bad: Fraction) => told(`${four(bad)} is bad, evenly`, [even(slow, bad)])
  const countsBad = 'bad' in terms.indicator
  return {
    fires: [
      fires(above(quick.threshold), forLong(above(quick.threshold))),
      fires(above(slow.threshold), evenly(above(slow.threshold))),
      ...(countsBad ? [] : [fires(all, unseen('good', [even(slow, all)]))]),
    ],
    silent: [
      evenly(below(slow.threshold)),
      told(`the last ${lengthOf(quick.short)} burn, and the window of ${quick.long} not yet`, [
        history(quick),
        ...early(quick, minutesIn(quick.long)),
      ]),
      told(
        `the last ${lengthOf(slow.short)} burn, and the window of ${slow.long} not yet`,
        early(slow, 2 * clean(slow)),
      ),
      told(`the window of ${quick.long} burns, and the last ${lengthOf(quick.short)} no more`, [
        ...burst(pair, worse(quick.threshold)),
        { minutes: clean(quick), rate: needed(quick, minutesIn(quick.long)), bad: below(quick.threshold) },
      ]),
      told(`the window of ${slow.long} burns, and the last ${lengthOf(slow.short)} no more`, [
        busier(even(slow, worse(slow.threshold)), 20),
        even(slow, below(slow.threshold)),
      ]),
      told('nothing happens at all', [{ ...even(slow, none), rate: none }]),
      told('everything is bad, and too little happens to be sure', [sparse(pair)]),
      ...(countsBad ? [unseen('bad', [even(slow, none)])] : []),
      told('a restart sets the counters back', restart(slow)),
    ],
  }
}

const [none, all] = [fraction(0), fraction(1)]

/** Looked at between two tiles, the last of which ends `tail` minutes before the end. */
const situation = (when: string, phases: readonly Phase[], given: Situation['given']): Situation => ({
  when,
  given,
  at: `${minutesOf(phases) - 3}m30s`,
})

const tail = 5

/** How much longer than its window a phase lasts, in minutes: two tiles. */
const margin = 10

/** Minutes after which the short window has forgotten. */
const clean = ({ short }: BurnCondition): number => minutesIn(short) + margin

/** The rate at which some minutes bring twice the events that the alert needs: ten times the need would be too much. */
const needed = ({ fewest }: BurnCondition, minutes: number): Fraction => fraction(2 * fewest, minutes)

/** Just long enough to fill the short window: the long one then holds the same events. */
const even = (pair: BurnCondition, bad: Fraction): Phase => ({
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

const burst = ([quick]: Pair, bad: Fraction): readonly Phase[] => [
  history(quick),
  { minutes: minutesIn(quick.long) + margin, rate: needed(quick, minutesIn(quick.long)), bad },
]

/** In `minutes`, of which the last are bad, so many good events that the long window stays just below its threshold. */
const early = (pair: BurnCondition, minutes: number): readonly Phase[] => {
  const [hot, bad] = [minutesIn(pair.short) + tail, above(pair.threshold)]
  const good = minus(over(bad, below(pair.threshold)), all)
  return [
    { minutes: minutes - hot + tail, rate: times(needed(pair, minutes - hot), good), bad: none },
    { minutes: hot + tail, rate: needed(pair, hot), bad },
  ]
}

const busier = (phase: Phase, factor: number): Phase => ({
  ...phase,
  rate: times(phase.rate, fraction(factor)),
})

/** Nine tenths of what the quick pair needs, which is less than the slow one does. */
const sparse = ([quick, slow]: Pair): Phase => ({
  ...even(slow, all),
  rate: fraction(9 * quick.fewest, 10 * clean(slow)),
})

const restart = (slow: BurnCondition): readonly Phase[] => {
  const half = even(slow, over(slow.threshold, fraction(2)))
  return [half, { ...half, restarted: true }]
}

/** A tenth above, or half of the way to everything where that is nearer. */
const above = (threshold: Fraction): Fraction =>
  smaller(times(threshold, fraction(11, 10)), over(plus(threshold, all), fraction(2)))

const below = (threshold: Fraction): Fraction => times(threshold, fraction(19, 20))

/** Half as bad again: the long window is above its threshold still, when only the short one is clean. */
const worse = (threshold: Fraction): Fraction => smaller(times(threshold, fraction(3, 2)), all)

const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) < 0 ? a : b)

/** As Prometheus' `humanizePercentage` writes it: four digits at most. */
const four = (bad: Fraction): string => percent(Number(float(times(bad, fraction(100))).toPrecision(4)))
