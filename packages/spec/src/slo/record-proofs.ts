import type { Recording } from '../rules/record.ts'

import { fraction, over } from './fraction.ts'
import { budget } from './objective.ts'
import { play, playWithout, type Phase } from './played-events.ts'
import type { Terms } from './terms.ts'

/** Events in a minute, all of them whole numbers, so that every float in the proof is exact. */
export interface EachMinute {
  readonly bad: number
  readonly total: number
  /** How many minutes have been added up when the proof looks. */
  readonly minutes: number
}

/** A sample each minute; the proof looks between two tiles, when the longest window that is counted is full. */
const [length, full, look] = [380, 370, '372m30s'] as const

/** Half as many bad events as the budget allows: a budget of n/d is played as n bad ones among 2d. */
export const halfBurn = (terms: Terms, value: (each: EachMinute) => number): Recording<'slo'> => {
  const { numerator, denominator } = budget(terms.objective)
  const each = { bad: Number(numerator), total: Number(2n * denominator), minutes: full }
  return {
    when: 'half of what the budget allows is bad',
    given: play(terms.played, [phase(each)]),
    at: look,
    values: [{ labels: { slo: terms.name }, value: value(each) }],
  }
}

/** One side has no series, because no such event has ever been seen. */
export const oneSided = (
  terms: Terms,
  side: 'good' | 'bad',
  value: (each: EachMinute) => number,
): Recording<'slo'> => {
  const each = { bad: side === 'bad' ? 0 : 10, total: 10, minutes: full }
  return {
    when: `no ${side} event has ever been seen, and no such series is there`,
    given: playWithout(side, terms.played, [phase(each)]),
    at: look,
    values: [{ labels: { slo: terms.name }, value: value(each) }],
  }
}

export const silence = (terms: Terms): Recording<'slo'> => ({
  when: 'nothing happens: no value, rather than a guess',
  given: play(terms.played, [phase({ bad: 0, total: 0, minutes: full })]),
  at: look,
  values: [],
})

const phase = ({ bad, total }: EachMinute): Phase => ({
  minutes: length,
  rate: fraction(total),
  bad: total === 0 ? fraction(0) : over(fraction(bad), fraction(total)),
})
