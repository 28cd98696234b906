import { sourceMetrics } from '@octoscope/spec/metrics'

/** What is read in a .loki directory. A file that is not there is no fault: then nothing is told. */
export const sources = [
  ...(['control', 'pid', 'dashboard-state', 'session', 'agents', 'queue'] as const),
  ...(['efficiency', 'tracking', 'budget', 'pricing', 'events'] as const),
] as const

/** Why a file could not be understood. `changed`: it was being written while it was read. */
export const reasons = [
  ...(['permission', 'not_a_file', 'too_large', 'unreadable'] as const),
  ...(['changed', 'encoding', 'syntax', 'shape'] as const),
] as const

export type Source = (typeof sources)[number]
export type Reason = (typeof reasons)[number]

export const { sourceUp, sourceParseErrors, sourceLastSuccess } = sourceMetrics({ sources, reasons })

export const sourceHealth = { sourceUp, sourceParseErrors, sourceLastSuccess }
