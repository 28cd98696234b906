import { seconds, type Duration } from '../units/duration.ts'
import { decimal, fraction, over, times, type Fraction } from './fraction.ts'

/** The time over which a promise is kept. */
export type SloWindow = keyof typeof shares

/**
 * A pair of windows. An alert fires while both burn above the factor: the long one says that it matters, the short one
 * that it still goes on.
 */
export interface BurnWindow {
  readonly long: Duration
  readonly short: Duration
  /** The share of the whole budget, in percent, that the long window may spend before somebody hears of it. */
  readonly spends: string
}

export interface BurnWindows {
  readonly page: readonly [BurnWindow, BurnWindow]
  readonly ticket: readonly [BurnWindow, BurnWindow]
}

/** Source: sre.google/workbook/alerting-on-slos, table 5-8. A short window is a twelfth of its long one. */
const workbook = { page: ['2', '5'], ticket: ['10', '10'] } as const

/**
 * The percent of the budget that each long window may spend. In seven days the workbook's shares would page below
 * a burn rate of 3.4 and open tickets below 1, when nothing is wrong; these are the shares of sloth's seven-day windows.
 * Source: sloth.dev/usage/slo-period-windows.
 */
const shares = {
  '7d': { page: ['8', '12.5'], ticket: ['20', '42'] },
  '28d': workbook,
  '30d': workbook,
  '90d': workbook,
} as const

const pairs = {
  page: [
    ['1h', '5m'],
    ['6h', '30m'],
  ],
  ticket: [
    ['1d', '2h'],
    ['3d', '6h'],
  ],
} as const

export const sloWindows = Object.keys(shares) as readonly SloWindow[]

export const isSloWindow = (text: string): text is SloWindow =>
  (sloWindows as readonly string[]).includes(text)

/** The pairs of a period. */
export const burnWindows = (period: SloWindow): BurnWindows => {
  const pair = (kind: keyof BurnWindows, index: 0 | 1): BurnWindow => ({
    long: pairs[kind][index][0],
    short: pairs[kind][index][1],
    spends: shares[period][kind][index],
  })
  return { page: [pair('page', 0), pair('page', 1)], ticket: [pair('ticket', 0), pair('ticket', 1)] }
}

/** How many times faster than allowed the budget burns when the long window spends its share. */
export const burnRate = ({ spends, long }: BurnWindow, period: SloWindow): Fraction =>
  times(over(decimal(spends), fraction(100)), fraction(seconds(period), seconds(long)))
