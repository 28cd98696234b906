import type { Metric } from '@octoscope/spec/metrics'
import type { Refusal } from './losses.ts'

/** Why a value is no measurement of this type of metric; undefined when it is one. Only a gauge goes below 0. */
export const numberRefusal = (value: unknown, type: Metric['type']): Refusal | undefined => {
  if (typeof value !== 'number' || Number.isNaN(value)) return 'not_a_number'
  if (!Number.isFinite(value)) return 'not_finite'
  return value < 0 && type !== 'gauge' ? 'negative' : undefined
}
