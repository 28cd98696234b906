import { burnRate, burnWindows, type BurnWindow } from './burn-windows.ts'
import { ceiling, fraction, over, times, type Fraction } from './fraction.ts'
import { budget } from './objective.ts'
import type { Terms } from './terms.ts'

/** A page wakes somebody; a ticket waits for the morning. */
export type Burn = 'page' | 'ticket'

/** A pair of windows, with the share of bad events above which it burns and the events that it needs to say so. */
export interface BurnCondition extends BurnWindow {
  readonly threshold: Fraction
  /** With so many events in the long window, `evidence` of them are bad at the threshold. */
  readonly fewest: number
}

/** The quick pair, then the slow one. */
export const burnConditions = (
  terms: Pick<Terms, 'objective' | 'window' | 'evidence'>,
  burn: Burn,
): readonly [BurnCondition, BurnCondition] => {
  const condition = (pair: BurnWindow): BurnCondition => {
    const threshold = times(burnRate(pair, terms.window), budget(terms.objective))
    return { ...pair, threshold, fewest: ceiling(over(fraction(terms.evidence), threshold)) }
  }
  const [quick, slow] = burnWindows(terms.window)[burn]
  return [condition(quick), condition(slow)]
}
