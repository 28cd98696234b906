import type { Dashboard } from '../dashboards/dashboard.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Service } from '../metrics/service.ts'
import type { Inhibition } from '../routes/inhibition.ts'
import type { AlertGroup } from '../rules/alert.ts'
import type { Job } from './job.ts'

/** Everything that one observed system measures, alarms about and shows: one value. */
export interface System {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly jobs: readonly Job[]
  /** Parts of the system that own a port and are not scraped. */
  readonly unscraped?: readonly Service[]
  readonly alertGroups: readonly AlertGroup[]
  /** Which of its alerts explains which others, so that those stay silent meanwhile. */
  readonly inhibitions?: readonly Inhibition[]
  readonly dashboards: readonly Dashboard[]
}

export const system = (name: string, about: Omit<System, 'name'>): System => ({ name, ...about })

export const servicesOf = (system: System): readonly Service[] => [
  ...system.jobs.flatMap(({ services }) => services),
  ...(system.unscraped ?? []),
]

export const alertsOf = (system: System) => system.alertGroups.flatMap(({ alerts }) => alerts)

export const inhibitionsOf = (system: System): readonly Inhibition[] => system.inhibitions ?? []

/** Each metric of the system once, with the services that keep it. */
export const metricsOf = (system: System): ReadonlyMap<Metric, readonly Service[]> => {
  const owners = new Map<Metric, Service[]>()
  for (const service of servicesOf(system))
    for (const metric of Object.values(service.metrics))
      owners.set(metric, [...(owners.get(metric) ?? []), service])
  return owners
}
