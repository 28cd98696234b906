import { costSources, review, taskStatuses } from '@octoscope/loki-mode/metrics'
import type { Hears } from './directory.ts'
import type { LokiTelemetry } from './loki-telemetry.ts'
import type { Measurements } from './session/measure.ts'

type Metrics = LokiTelemetry['metrics']

/** Shows what is true of a session, and lets vanish what is not known. */
export const publish = (metrics: Metrics, measured: Measurements | undefined): void => {
  metrics.up.set(measured ? 1 : 0)
  show(metrics.sessionStatus, measured?.status)
  show(metrics.iterationCurrent, measured?.iteration)
  show(metrics.iterationMax, measured?.iterationMax)
  show(metrics.uptime, measured?.uptime)
  show(metrics.lastProgress, measured?.lastProgress)
  show(metrics.stateWritten, measured?.stateWritten)
  show(metrics.agents, measured?.agents?.total)
  show(metrics.agentsTotal, measured?.agents?.total)
  show(metrics.agentsActive, measured?.agents?.active)
  show(metrics.budgetLimit, measured?.budgetLimit)
  mirror(metrics.events, measured && (measured.events ?? 0))
  publishTasks(metrics, measured?.tasks ?? {})
  publishCost(metrics, measured?.cost)
}

const publishTasks = ({ tasks, tasksTotal }: Metrics, counts: Measurements['tasks']): void => {
  for (const status of taskStatuses) showAt(tasksTotal, counts[status], { status })
  for (const status of [...taskStatuses, review] as const) showAt(tasks, counts[status], { status })
}

const publishCost = ({ cost, costTotal, costSource }: Metrics, told: Measurements['cost']): void => {
  show(cost, told?.usd)
  mirror(costTotal, told?.usd)
  for (const source of costSources) showAt(costSource, told?.source === source ? 1 : undefined, { source })
}

interface Gauge {
  set(value: number): void
  clear(): void
}

const show = (gauge: Gauge, value: number | undefined): void => {
  if (value === undefined) gauge.clear()
  else gauge.set(value)
}

interface LabelledGauge<L> {
  set(value: number, labels: L): void
  remove(labels: L): void
}

const showAt = <L>(gauge: LabelledGauge<L>, value: number | undefined, labels: L): void => {
  if (value === undefined) gauge.remove(labels)
  else gauge.set(value, labels)
}

interface Mirror {
  observe(total: number): void
  clear(): void
}

const mirror = (counter: Mirror, total: number | undefined): void => {
  if (total === undefined) counter.clear()
  else counter.observe(total)
}

/** Tells how the reading of each source went. A file that is not there has no health. */
export const publishHealth =
  ({ sourceUp, sourceParseErrors, sourceLastSuccess, readings }: Metrics, now: () => number): Hears =>
  (source, report) => {
    if (!report) {
      sourceUp.remove({ source })
      sourceLastSuccess.remove({ source })
      return
    }
    sourceUp.set(report.up ? 1 : 0, { source })
    if (report.up) {
      sourceLastSuccess.set(now(), { source })
      readings.add(1, { result: 'understood' })
    }
    readings.add(report.faults.length, { result: 'refused' })
    for (const reason of report.faults) sourceParseErrors.add(1, { source, reason })
  }
