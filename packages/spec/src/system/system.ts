import type { Dashboard } from '../dashboards/dashboard.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Service } from '../metrics/service.ts'
import type { Inhibition } from '../routes/inhibition.ts'
import type { AlertGroup } from '../rules/alert.ts'
import type { RuleGroup } from '../rules/rule-group.ts'
import { sloIn, type Slo } from '../slo/slo.ts'
import type { Job } from './job.ts'

/** Everything that one observed system measures, alarms about and shows: one value. */
export interface System {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly jobs: readonly Job[]
  /** Parts of the system that own a port and are not scraped. */
  readonly unscraped?: readonly Service[]
  readonly recordGroups?: readonly RuleGroup[]
  readonly slos?: readonly Slo[]
  readonly alertGroups: readonly AlertGroup[]
  /** Which of its alerts explains which others, so that those stay silent meanwhile. */
  readonly inhibitions?: readonly Inhibition[]
  readonly dashboards: readonly Dashboard[]
}

export const system = (name: string, about: Omit<System, 'name'>): System => ({ name, ...about })

/** The system with what it promises in one environment. */
export const systemIn = (system: System, environment: string): System =>
  system.slos ? { ...system, slos: system.slos.map((slo) => sloIn(slo, environment)) } : system

export const servicesOf = (system: System): readonly Service[] => [
  ...system.jobs.flatMap(({ services }) => services),
  ...(system.unscraped ?? []),
]

export const slosOf = ({ slos = [] }: System): readonly Slo[] => slos

/** Every group of rules: first what is recorded, then the SLOs' own, then the alerts. */
export const ruleGroupsOf = (system: System): readonly RuleGroup[] => [
  ...(system.recordGroups ?? []),
  ...slosOf(system).flatMap(({ groups }) => groups),
  ...system.alertGroups.map((group) => ({ ...group, records: [] })),
]

export const recordsOf = (system: System) => ruleGroupsOf(system).flatMap(({ records }) => records)

/** Every alert, those of the SLOs among them. */
export const alertsOf = (system: System) => ruleGroupsOf(system).flatMap(({ alerts }) => alerts)

/** Every inhibition, those of the SLOs among them. */
export const inhibitionsOf = (system: System): readonly Inhibition[] => [
  ...(system.inhibitions ?? []),
  ...slosOf(system).flatMap(({ inhibitions }) => inhibitions),
]

/** Each metric of the system once, with the services that keep it. */
export const metricsOf = (system: System): ReadonlyMap<Metric, readonly Service[]> => {
  const owners = new Map<Metric, Service[]>()
  for (const service of servicesOf(system))
    for (const metric of Object.values(service.metrics))
      owners.set(metric, [...(owners.get(metric) ?? []), service])
  return owners
}
