import type { Stack } from '@octoscope/spec'
import { alertmanager } from './alertmanager/index.ts'
import { compose } from './compose/index.ts'
import { datadog } from './datadog/index.ts'
import { docs } from './docs/index.ts'
import type { File, Render } from './file.ts'
import { grafana } from './grafana/index.ts'
import { kubernetes } from './kubernetes/index.ts'
import { prometheus } from './prometheus/index.ts'

/** Every reader's files, each reader in its own folder. */
export const readers = {
  prometheus,
  alertmanager,
  grafana,
  compose,
  kubernetes,
  datadog,
  docs,
} as const satisfies Record<string, Render>

/** What the generator wholly owns, relative to the root: whatever else is found there is deleted. */
export const ownedPaths = [
  'monitoring',
  'k8s/monitoring',
  'docs/reference',
  'docs/runbooks',
  'docker-compose.monitoring.yml',
] as const

/** Files in those folders that another command makes: `npm run bench -- --write`. The generator leaves them alone. */
export const madeElsewhere = [
  'docs/reference/performance.md',
  'docs/reference/performance.svg',
  'docs/reference/telemetry-settings.md',
] as const

export const render = (stack: Stack): readonly File[] =>
  Object.values<Render>(readers).flatMap((reader) => reader(stack))

export { matcher as alertmanagerMatcher } from './alertmanager/matcher.ts'
export { versions } from './prometheus/versions.ts'
export { ruleSets } from './prometheus/rule-groups.ts'
export type { RuleSet } from './prometheus/rule-groups.ts'
export { laws as lawPages } from './docs/laws.ts'
export type { LawText } from './docs/laws.ts'
export { isGenerated } from './header.ts'
export { alertmanager, prometheus }
export type { File, Render }

export { retention } from './prometheus/retention.ts'
