import type { Refusal } from './losses.ts'

/** Whether a value can be told as a number: NaN and infinities would spoil every sum they enter. */
export const isFiniteNumber = (value: unknown): value is number =>
  typeof value === 'number' && value > -Infinity && value < Infinity

/** Whether a value can be added to a total, or observed by a histogram. */
export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < Infinity

/** Why a value is not an amount. */
export const numberRefusal = (value: unknown): Refusal => {
  if (typeof value !== 'number' || Number.isNaN(value)) return 'not_a_number'
  return Number.isFinite(value) ? 'negative' : 'not_finite'
}
