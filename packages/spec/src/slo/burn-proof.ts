import type { Firing, Proof, Situation } from '../rules/proof.ts'
import { burnTexts } from './burn-texts.ts'
import type { Burn } from './burn-condition.ts'
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
  const countsBad = 'bad' in terms.indicator
  return {
    fires: [
      fires(above(quick.threshold), forLong(above(quick.threshold))),
      fires(above(slow.threshold), evenly(above(slow.threshold))),
      ...(countsBad ? [] : [fires(all, unseen('good', [even(slow, all)]))]),
    ],
    silent: [
      evenly(below(slow.threshold)),
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
      told('nothing happens at all', [{ ...even(slow, none), rate: none }]),
      told('everything is bad, and too little happens to be sure', [sparse(pair)]),
      ...(countsBad ? [unseen('bad', [even(slow, none)])] : []),
      told('a restart sets the counters back', restart(slow)),
    ],
  }
}

/** Looked at half a tile before the end. */
const situation = (when: string, phases: readonly Phase[], given: Situation['given']): Situation => ({
  when,
  given,
  at: `${minutesOf(phases) - 3}m30s`,
})

/** As Prometheus' `humanizePercentage` writes it: four digits at most. */
const four = (bad: Fraction): string => percent(Number(float(times(bad, fraction(100))).toPrecision(4)))
