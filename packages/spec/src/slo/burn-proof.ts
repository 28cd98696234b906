import type { EquivalentMutant, Firing, Proof, RatioQuestion, Situation } from '../rules/proof.ts'
import { burnTexts } from './burn-texts.ts'
import type { Duration } from '../units/duration.ts'
import type { Burn, BurnCondition } from './burn-condition.ts'
import { afterGood, justEnough, leastAbove, longAtThreshold, shortAtThreshold } from './burn-edges.ts'
import {
  above,
  all,
  below,
  burst,
  cooledQuick,
  cooledSlow,
  earlyQuick,
  earlySlow,
  even,
  none,
  restart,
  sparse,
  type Pair,
} from './burn-phases.ts'
import { float, fraction, times, type Fraction } from './fraction.ts'
import { minutesOf, play, playWithout, type Phase } from './played-events.ts'
import type { Terms } from './terms.ts'
import { lengthOf, percent } from './words.ts'

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
  const suddenly = ({ fewest }: BurnCondition, bad: Fraction) =>
    `${fewest} events, just enough to be sure, come in the last five minutes, and ${four(bad)} of them are bad`
  const atThreshold = ({ threshold }: BurnCondition, window: Duration, other: Duration) =>
    `exactly ${four(threshold)} is bad in the window of ${window}, and more in that of ${other}`
  const countsBad = 'bad' in terms.indicator
  return {
    fires: [
      fires(above(quick.threshold), forLong(above(quick.threshold))),
      fires(above(slow.threshold), proving('just beyond the threshold', evenly(above(slow.threshold)))),
      fires(all, told(suddenly(quick, all), justEnough(quick, all))),
      fires(leastAbove(slow), told(suddenly(slow, leastAbove(slow)), justEnough(slow, leastAbove(slow)))),
      ...(countsBad ? [] : [fires(all, unseen('good', [even(slow, all)]))]),
    ],
    silent: [
      proving('just within the threshold', evenly(below(slow.threshold))),
      told(
        `the last ${lengthOf(quick.short)} burn, and the window of ${quick.long} not yet`,
        earlyQuick(pair),
      ),
      told(`the last ${lengthOf(slow.short)} burn, and the window of ${slow.long} not yet`, earlySlow(slow)),
      told(
        `the window of ${quick.long} burns, and the last ${lengthOf(quick.short)} no more`,
        cooledQuick(pair),
      ),
      told(
        `the window of ${slow.long} burns, and the last ${lengthOf(slow.short)} no more`,
        cooledSlow(slow),
      ),
      told(atThreshold(quick, quick.long, quick.short), afterGood(pair, longAtThreshold(quick))),
      told(atThreshold(quick, quick.short, quick.long), afterGood(pair, shortAtThreshold(quick))),
      told(atThreshold(slow, slow.long, slow.short), longAtThreshold(slow)),
      told(atThreshold(slow, slow.short, slow.long), shortAtThreshold(slow)),
      proving('no traffic', told('nothing happens at all', [{ ...even(slow, none), rate: none }])),
      proving(
        'absent series',
        situation('nothing has ever been counted, and no series is there', [even(slow, none)], []),
      ),
      told('everything is bad, and too little happens to be sure', [sparse(pair)]),
      ...(countsBad ? [unseen('bad', [even(slow, none)])] : []),
      proving('counter reset', told('a restart sets the counters back', restart(slow))),
    ],
    equivalents: [anySlo(terms)],
  }
}

const proving = (question: RatioQuestion, story: Situation): Situation => ({ ...story, proves: [question] })

const anySlo = ({ name }: Terms): EquivalentMutant => ({
  operator: 'matcher',
  change: `slo="${name}" dropped`,
  reason:
    'The division and `and` match one to one on the label `slo`, so the matcher of the other side chooses the series.',
})

/** Looked at half a tile before the end. */
const situation = (when: string, phases: readonly Phase[], given: Situation['given']): Situation => ({
  when,
  given,
  at: `${minutesOf(phases) - 3}m30s`,
})

/** As Prometheus' `humanizePercentage` writes it: four digits at most. */
const four = (bad: Fraction): string => percent(Number(float(times(bad, fraction(100))).toPrecision(4)))
