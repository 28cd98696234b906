import { exact, isObjective, isSloWindow, type SloWindow } from '@octoscope/spec'
import type { SloDocument } from './document.ts'

/** As a percentage, without the noise of a float. */
export const objectiveOf = (objectives: SloDocument['spec']['objectives']): string | undefined => {
  const [only, ...more] = objectives
  if (!only || more.length > 0) return undefined
  const percent =
    only.targetPercent === undefined
      ? exact.times(plain(only.target ?? 0), exact.fraction(100))
      : plain(only.targetPercent)
  const text = `${exact.digits(percent)}%`
  return isObjective(text) ? text : undefined
}

const plain = (value: number): exact.Fraction =>
  /^\d+(\.\d+)?$/.test(String(value)) ? exact.decimal(String(value)) : exact.fraction(0)

const weeks: Readonly<Record<string, SloWindow>> = { '1w': '7d', '4w': '28d' }

/** A rolling window that there is a table for, in days. */
export const windowOf = (windows: SloDocument['spec']['timeWindow'] = []): SloWindow | undefined => {
  const [only] = windows
  if (!only?.isRolling) return undefined
  const duration = weeks[only.duration] ?? only.duration
  return isSloWindow(duration) ? duration : undefined
}
