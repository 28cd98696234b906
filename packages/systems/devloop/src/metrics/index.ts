import { sourceMetrics } from '@octoscope/spec/metrics'
import { agents } from './agents.ts'
import { compatibility } from './compatibility.ts'
import { events } from './events.ts'
import { issues } from './issues.ts'
import { machine } from './machine.ts'
import { sourceNames, unreadableReasons } from './sources.ts'
import { value } from './value.ts'

export * from './agents.ts'
export * from './compatibility.ts'
export * from './events.ts'
export * from './issues.ts'
export { severities } from './labels.ts'
export type { Severity } from './labels.ts'
export * from './machine.ts'
export * from './sources.ts'
export * from './value.ts'

/** What is told of the files that are read. */
export const sources = sourceMetrics({ sources: sourceNames, reasons: unreadableReasons })

/** Everything that DevLoop keeps, by the name its code calls it. */
export const devloopMetrics = {
  ...agents,
  ...machine,
  ...issues,
  ...events,
  ...value,
  ...sources,
  ...compatibility,
}
export type DevloopMetrics = typeof devloopMetrics
