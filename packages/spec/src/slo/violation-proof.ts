import type { Firing, Proof, RatioQuestion, Situation } from '../rules/proof.ts'
import { above, all, below, none } from './burn-phases.ts'
import { ceiling, float, fraction, over, times, type Fraction } from './fraction.ts'
import { budget } from './objective.ts'
import { minutesIn, minutesOf, play, playWithout, type Phase } from './played-events.ts'
import type { Terms, Violation } from './terms.ts'
import { violationTexts } from './violation-texts.ts'
import { lengthOf, percent } from './words.ts'

/** Where the alert of a violation fires, and where it does not, at evaluations every five minutes. */
export const violationProof = (terms: Terms, violation: Violation): Proof<'slo'> => {
  const allowed = budget(terms.objective)
  const lasts = timesOf(violation)
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
      {
        labels: { slo: terms.name },
        ...violationTexts(terms, violation, { slo: terms.name, value: four(bad) }),
      },
    ],
  })
  const evenly = (bad: Fraction): Phase => ({
    minutes: lasts.long,
    rate: rateFor(terms, violation, fraction(2 * terms.evidence)),
    bad,
  })
  const few = (bad: number): Phase => ({
    minutes: lasts.long,
    rate: fraction(BigInt(Math.round(bad * terms.evidence * 10)), BigInt(10 * minutesIn(violation.over))),
    bad: all,
  })
  const suddenly = (minutes: number): readonly Phase[] => [
    { minutes: lasts.long, rate: none, bad: none },
    { minutes, rate: fraction(2 * terms.evidence, 5), bad: all },
  ]
  const countsBad = 'bad' in terms.indicator
  const length = lengthOf(violation.for)
  const tooMany = above(allowed)
  return {
    fires: [
      fires(
        tooMany,
        proving('just beyond the threshold', told(`${four(tooMany)} is bad, evenly`, [evenly(tooMany)])),
      ),
      fires(all, proving('for kept', told(`all is bad, for just ${length}`, suddenly(lasts.kept)))),
      fires(
        all,
        told('few events come, all of them are bad, and they are just enough to be sure', [few(1.2)]),
      ),
      ...(countsBad ? [] : [fires(all, unseen('good', [few(2)]))]),
    ],
    silent: [
      proving(
        'just within the threshold',
        told(`${four(below(allowed))} is bad, evenly`, [evenly(below(allowed))]),
      ),
      proving('for not kept', told(`all is bad, and not yet for ${length}`, suddenly(lasts.notKept))),
      told('few events come, and all of them are bad, but they are too few to be sure', [few(0.8)]),
      proving('no traffic', told('nothing happens at all', [{ ...evenly(none), rate: none }])),
      proving(
        'absent series',
        situation('nothing has ever been counted, and no series is there', [evenly(none)], []),
      ),
      ...(countsBad ? [unseen('bad', [evenly(none)])] : []),
      proving(
        'counter reset',
        told('a restart sets the counters back', [
          evenly(over(allowed, fraction(2))),
          { ...evenly(over(allowed, fraction(2))), restarted: true },
        ]),
      ),
    ],
    equivalents: [
      {
        operator: 'matcher',
        change: `slo="${terms.name}" dropped`,
        reason:
          'The division and `and` match one to one on the label `slo`, so the matcher of the other side chooses the series.',
      },
    ],
  }
}

/**
 * Minutes after which the window is full and `for` has passed, and minutes of trouble after which `for` has just passed,
 * or not yet: the first evaluation that sees it comes five minutes after it began, the last two and a half before the look.
 */
const timesOf = ({ over: window, for: held }: Violation) => ({
  long: minutesIn(window) + minutesIn(held) + 15,
  kept: minutesIn(held) + 10,
  notKept: minutesIn(held) + 5,
})

/** The rate at which a window holds so many bad events when the share of bad ones is what the budget allows. */
const rateFor = (terms: Terms, { over: window }: Violation, bad: Fraction): Fraction =>
  over(fraction(ceiling(over(bad, budget(terms.objective)))), fraction(minutesIn(window)))

const proving = (question: RatioQuestion, story: Situation): Situation => ({
  ...story,
  proves: [question],
})

/** Looked at half a tile before the end. */
const situation = (when: string, phases: readonly Phase[], given: Situation['given']): Situation => ({
  when,
  given,
  at: `${minutesOf(phases) - 3}m30s`,
})

const four = (bad: Fraction): string => percent(Number(float(times(bad, fraction(100))).toPrecision(4)))
