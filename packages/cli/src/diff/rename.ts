import type { QueryEntry } from '../catalog/query.ts'
import type { Pair } from './pair.ts'
import { pairMetrics } from './subjects/metrics.ts'
import type { Told } from './subjects/subject.ts'

/**
 * Both sides with every metric under its new name in their queries, so that a rename is one change and not one in each
 * query that follows it.
 */
export const withNewNames = (sides: Pair<Told>): Pair<Told> => {
  const names = new Map(pairMetrics(sides).renamed.map(({ from, to }) => [from.name, to.name]))
  return names.size === 0 ? sides : { from: called(sides.from, names), to: called(sides.to, names) }
}

const called = (catalog: Told, names: ReadonlyMap<string, string>): Told => {
  const text = (old: string): string => old.replaceAll(metricName, (name) => renamed(name, names))
  const query = <Q extends QueryEntry>(entry: Q): Q => ({
    ...entry,
    expr: text(entry.expr),
    shape: text(entry.shape),
    reads: entry.reads.map(text),
  })
  return {
    ...catalog,
    alerts: catalog.alerts.map((alert) => ({ ...query(alert), look: alert.look.map(text) })),
    records: catalog.records.map(query),
    slos: catalog.slos.map(({ total, good, bad, ...slo }) => ({
      ...slo,
      total: text(total),
      ...(good !== undefined && { good: text(good) }),
      ...(bad !== undefined && { bad: text(bad) }),
    })),
    dashboards: catalog.dashboards.map((dashboard) => ({
      ...dashboard,
      panels: dashboard.panels.map((panel) => ({ ...panel, queries: panel.queries.map(query) })),
    })),
  }
}

const metricName = /[a-zA-Z_:][a-zA-Z0-9_:]*/g

/** A histogram is read by the names of its parts. */
const renamed = (name: string, names: ReadonlyMap<string, string>): string => {
  const [, base = name, part = ''] = /^(.*?)(_bucket|_sum|_count)?$/.exec(name) ?? []
  const whole = names.get(name)
  if (whole !== undefined) return whole
  const other = names.get(base)
  return other === undefined ? name : `${other}${part}`
}
