import { alertsOf, metricsOf, servicesOf, type Stack } from '@octoscope/spec'

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
  slos: [],
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

export type Catalog = ReturnType<typeof catalog>
