import type { Alert } from '../rules/alert.ts'
import type { Environment } from '../system/environment.ts'
import { alertsOf, type System } from '../system/system.ts'
import type { AlertLabels } from './stops-of.ts'

/** An alert as it comes to Alertmanager. */
export interface Arrival {
  readonly alert: Alert
  readonly system: System
  readonly labels: AlertLabels
}

/** Every set of labels with which the proofs of the alerts show them fire, once, as an environment sends them. */
export const arrivalsOf = (
  systems: readonly System[],
  { externalLabels }: Pick<Environment, 'externalLabels'>,
): readonly Arrival[] =>
  systems.flatMap((system) =>
    alertsOf(system).flatMap((alert) =>
      provenLabels(alert).map((labels) => ({
        alert,
        system,
        labels: { ...externalLabels, ...labels, ...rulesLabels(alert, system), alertname: alert.name },
      })),
    ),
  )

/** The labels that every alert of a rule surely carries: what its query keeps, and what rule and environment add. */
export const labelsCarried = (
  alert: Alert,
  system: System,
  { externalLabels }: Pick<Environment, 'externalLabels'>,
): readonly string[] => [
  ...Object.keys(externalLabels),
  ...alert.expr.labels,
  ...Object.keys(rulesLabels(alert, system)),
  'alertname',
]

const rulesLabels = ({ severity }: Alert, { name }: System) => ({ severity, system: name })

const provenLabels = ({ proof }: Alert): readonly AlertLabels[] => {
  const all = proof.fires.flatMap(({ alerts }) => alerts.map(({ labels }) => sorted(labels)))
  return [...new Map(all.map((labels) => [JSON.stringify(labels), labels])).values()]
}

const sorted = (labels: Readonly<Record<string, string | undefined>>): AlertLabels =>
  Object.fromEntries(
    Object.entries(labels)
      .flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
