import type { Alert } from '../rules/alert.ts'
import type { AlertLabels } from './stops-of.ts'

/** While `source` fires, the targets that agree with it in the labels `equal` stay silent. */
export interface Inhibition {
  readonly source: Alert
  readonly targets: readonly [Alert, ...Alert[]]
  /** Alertmanager takes a label that is missing on both sides as equal. */
  readonly equal: readonly [string, ...string[]]
  /** Why the targets tell nothing new then. */
  readonly why: string
}

/** Says that one alert explains others. */
export const inhibition = (about: Inhibition): Inhibition => about

/** Whether two alerts, of the source and of a target, agree where they must. */
export const agree = ({ equal }: Inhibition, source: AlertLabels, target: AlertLabels): boolean =>
  equal.every((label) => (source[label] ?? '') === (target[label] ?? ''))
