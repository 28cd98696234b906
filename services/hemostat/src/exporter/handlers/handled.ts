import type { Incident } from '../incident.ts'
import type { Measure } from '../measure.ts'

/** What comes of an event: what to measure, and what to remember of the container. */
export interface Handled {
  readonly measures: readonly Measure[]
  readonly incident: Incident
}
