import type { Usage } from '../../events/payloads.ts'
import type { Micros } from '../../events/timestamp.ts'
import type { Incident } from '../incident.ts'
import type { Handled } from './handled.ts'
import { closed } from './remediation-complete.ts'
import { usageMeasures, type ContainerLabels } from './usage-measures.ts'

/** A monitor has looked at a container and found it well: an incident that was open is over. */
export interface HealthyLook {
  readonly time: Micros
  readonly container: ContainerLabels
  readonly usage: Usage
}

export const handleHealthyLook = ({ time, container, usage }: HealthyLook, incident: Incident): Handled => ({
  measures: usageMeasures(container, usage),
  incident: { ...closed(incident), wellAt: time },
})
