import type { Severity } from '@octoscope/devloop/metrics'

const words: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  fatal: 'critical',
  blocker: 'critical',
  high: 'high',
  error: 'high',
  medium: 'medium',
  moderate: 'medium',
  warning: 'medium',
  low: 'low',
  info: 'low',
  note: 'low',
  none: 'low',
  hint: 'low',
  style: 'low',
}

/** The guide’s severity for a tool’s word. A word that nobody knows is neither hidden nor a reason to be woken. */
export const severityOf = (word: unknown): Severity => words[String(word).toLowerCase()] ?? 'medium'
