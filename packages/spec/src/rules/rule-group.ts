import type { Duration } from '../units/duration.ts'
import type { Alert } from './alert.ts'
import type { Recorded } from './record.ts'

/** Rules evaluated together at one interval, one after the other: what is recorded, then the alerts that read it. */
export interface RuleGroup {
  readonly name: string
  readonly interval: Duration
  readonly records: readonly Recorded[]
  readonly alerts: readonly Alert[]
}

/** Records evaluated together, in this order, at one interval. */
export const recordGroup = (name: string, interval: Duration, records: readonly Recorded[]): RuleGroup => ({
  name,
  interval,
  records,
  alerts: [],
})
