import {
  alertsOf,
  metricsOf,
  recordsOf,
  scrapeUp,
  selectors,
  selfMetrics,
  type Instant,
  type Metric,
  type System,
} from '@octoscope/spec'
import type { Law } from './law.ts'

/** Prometheus writes `up` itself, and every instrumented service keeps the metrics of its own telemetry. */
const everywhere: readonly Metric[] = [scrapeUp, ...Object.values(selfMetrics)]

export const metricKnown: Law = {
  id: 'metric/known',
  rule: 'Every metric that is read is kept by a service of the stack, or recorded by a rule.',
  problems: ({ systems }) => {
    const kept = new Set([...everywhere, ...systems.flatMap((system) => [...metricsOf(system).keys()])])
    const recorded = new Set(systems.flatMap(recordsOf).map(({ metric }) => metric.name))
    return systems.flatMap((system) =>
      readers(system).flatMap(({ where, expr }) =>
        selectors(expr.node)
          .filter(({ metric }) => !kept.has(metric) && !recorded.has(metric.name))
          .map(({ metric }) => ({
            where: `${system.name} › ${where}`,
            message: `"${metric.name}" is read, and no service of the stack keeps it.`,
            advice: 'Add it to the metrics of the service that records it, in targets.ts.',
          })),
      ),
    )
  },
}

/** Every query of a system, with the place it stands in. */
const readers = (system: System): readonly { readonly where: string; readonly expr: Instant }[] => [
  ...recordsOf(system).map(({ metric, expr }) => ({ where: `record ${metric.name}`, expr })),
  ...alertsOf(system).flatMap(({ name, expr, runbook }) => [
    { where: `alert ${name}`, expr },
    ...runbook.look.flatMap((look) =>
      typeof look === 'string' ? [] : [{ where: `runbook of ${name}`, expr: look.query }],
    ),
  ]),
  ...system.dashboards.flatMap(({ title, panels }) =>
    panels.flatMap((panel) =>
      panel.queries.map(({ expr }) => ({ where: `dashboard ${title} › panel ${panel.title}`, expr })),
    ),
  ),
]
