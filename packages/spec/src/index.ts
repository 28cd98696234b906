export * from './metrics/index.ts'
export * from './promql/index.ts'
export type { Problem, ProblemSource } from './problem/problem.ts'
export { seconds } from './units/duration.ts'
export type { Duration } from './units/duration.ts'
export { alert, alertGroup } from './rules/alert.ts'
export type { Alert, AlertGroup, Severity } from './rules/alert.ts'
export { observing, samples } from './rules/proof.ts'
export type {
  EquivalentMutant,
  Firing,
  MutationOperatorId,
  Observed,
  Proof,
  RatioQuestion,
  Samples,
  Situation,
} from './rules/proof.ts'
export type { Look, Runbook } from './rules/runbook.ts'
export { record } from './rules/record.ts'
export type { Recorded, Recording, RecordProof } from './rules/record.ts'
export { recordGroup } from './rules/rule-group.ts'
export type { RuleGroup } from './rules/rule-group.ts'
export * from './slo/index.ts'
export { dashboard } from './dashboards/dashboard.ts'
export type { Dashboard } from './dashboards/dashboard.ts'
export {
  barGauge,
  column,
  gaugePanel,
  heatmap,
  pieChart,
  query,
  section,
  stackedArea,
  stat,
  table,
  timeseries,
} from './dashboards/panel.ts'
export type { Meaning, Panel, Query, Thresholds } from './dashboards/panel.ts'
export { scrapeLimits } from './system/scrape-limits.ts'
export { down, job, scrapeUp, up } from './system/job.ts'
export type { Job } from './system/job.ts'
export {
  alertsOf,
  inhibitionsOf,
  metricsOf,
  recordsOf,
  ruleGroupsOf,
  servicesOf,
  slosOf,
  system,
} from './system/system.ts'
export type { System } from './system/system.ts'
export type { Environment, Image, Part, RemoteWrite, Stack, Storage } from './system/environment.ts'
export { arrivalsOf, labelsCarried } from './routes/arrivals.ts'
export type { Arrival } from './routes/arrivals.ts'
export type { AskedOfAlert } from './routes/asked-of-alert.ts'
export { agree, inhibition } from './routes/inhibition.ts'
export type { Inhibition } from './routes/inhibition.ts'
export { secretsOf } from './routes/receiver.ts'
export type { Email, Heartbeat, Integration, PagerDuty, Receiver, Slack, Webhook } from './routes/receiver.ts'
export { route } from './routes/route.ts'
export type { Pace, Route } from './routes/route.ts'
export { audienceOf, mutedHoursIn, receiversIn, routesIn } from './routes/routing.ts'
export type { Audience, Nobody, Reaches, Routing } from './routes/routing.ts'
export { anchored, receiversOf, stopsOf } from './routes/stops-of.ts'
export type { AlertLabels, Stop } from './routes/stops-of.ts'
export type { TimeInterval } from './routes/time-interval.ts'
