import type { Samples } from '../rules/proof.ts'
import { seconds, type Duration } from '../units/duration.ts'
import { digits, fraction, minus, plus, times, type Fraction } from './fraction.ts'
import type { Played } from './terms.ts'

/** A time in which events come evenly. The proofs of an SLO are told in these, with a sample each minute. */
export interface Phase {
  readonly minutes: number
  /** Events in a minute. */
  readonly rate: Fraction
  /** The share of them that is bad. */
  readonly bad: Fraction
  /** The process has just started again, and its counters with it. */
  readonly restarted?: boolean
}

/** The series of phases that follow each other. */
export const play = (played: Played, phases: readonly Phase[]): readonly Samples[] =>
  played({
    good: counter(phases, ({ rate, bad }) => times(rate, minus(fraction(1), bad))),
    bad: counter(phases, ({ rate, bad }) => times(rate, bad)),
    all: counter(phases, ({ rate }) => rate),
  })

/** The same, where one side has never been counted and has no series. */
export const playWithout = (
  side: 'good' | 'bad',
  played: Played,
  phases: readonly Phase[],
): readonly Samples[] => play((events) => played({ ...events, [side]: `_x${minutesOf(phases)}` }), phases)

export const minutesIn = (window: Duration): number => seconds(window) / 60

export const minutesOf = (phases: readonly Phase[]): number =>
  phases.reduce((sum, { minutes }) => sum + minutes, 0)

/** A counter in promtool's notation: 0, then a sample at the end of each minute. */
const counter = (phases: readonly Phase[], perMinute: (phase: Phase) => Fraction): string => {
  let count = fraction(0)
  const parts = phases.map((phase) => {
    const step = rounded(perMinute(phase))
    const first = plus(phase.restarted ? fraction(0) : count, step)
    const end = plus(first, times(step, fraction(phase.minutes - 1)))
    count = isWhole(step) && isWhole(end) ? end : plus(end, millionth)
    return `${digits(first)}+${digits(step)}x${phase.minutes - 1}`
  })
  return ['0', ...parts].join(' ')
}

/**
 * Between two phases, unless their numbers are whole. promtool adds floats, and where its sum came out a hair above the
 * exact start of the next phase, the counter would seem to have been set back.
 */
const millionth = fraction(1, 1_000_000)

const isWhole = ({ denominator }: Fraction): boolean => denominator === 1n

/** To nine places, which is more than the four digits that a proof compares. */
const rounded = ({ numerator, denominator }: Fraction): Fraction =>
  fraction((numerator * 10n ** 9n) / denominator, 10n ** 9n)
