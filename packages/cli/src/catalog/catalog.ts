import {
  alertsOf,
  burnAlertsOf,
  metricsOf,
  print,
  recordsOf,
  servicesOf,
  slosOf,
  type Slo,
  type Stack,
} from '@octoscope/spec'

/** Everything that is declared, for machines. */
export const catalog = ({ systems }: Stack) => ({
  metrics: systems.flatMap((system) =>
    [...metricsOf(system)].map(([{ name, type, unit, help, labels, ...rest }, owners]) => ({
      name,
      type,
      unit,
      help,
      labels,
      ...('buckets' in rest && { buckets: rest.buckets }),
      system: system.name,
      owners: owners.map((service) => service.name),
    })),
  ),
  alerts: systems.flatMap((system) =>
    alertsOf(system).map(({ name, severity, expr, runbook, for: held }) => ({
      name,
      severity,
      for: held,
      expr: String(expr),
      meaning: runbook.meaning,
      system: system.name,
    })),
  ),
  slos: systems.flatMap((system) =>
    slosOf(system).map((slo) => ({
      name: slo.name,
      kind: slo.kind,
      objective: slo.objective,
      window: slo.window,
      promise: slo.promise,
      ...indicator(slo),
      alerts: burnAlertsOf(slo).map(({ name }) => name),
      system: system.name,
    })),
  ),
  records: systems.flatMap((system) =>
    recordsOf(system).map(({ metric: { name, help, unit }, expr, fixed }) => ({
      name,
      labels: fixed,
      help,
      unit,
      expr: String(expr),
      system: system.name,
    })),
  ),
  dashboards: systems.flatMap((system) =>
    system.dashboards.map(({ uid, title, panels }) => ({
      uid,
      title,
      panels: panels.length,
      system: system.name,
    })),
  ),
  targets: systems.flatMap((system) =>
    servicesOf(system).map((service) => ({
      name: service.name,
      port: service.port,
      job: system.jobs.find(({ services }) => services.includes(service))?.name ?? null,
      labels: service.labels,
      system: system.name,
    })),
  ),
})

/** The counters whose increase over any window is weighed. */
const indicator = ({ indicator: events }: Slo) => ({
  total: print(events.total.node),
  ...('bad' in events ? { bad: print(events.bad.node) } : { good: print(events.good.node) }),
})

export type Catalog = ReturnType<typeof catalog>
