import { alertsOf, type Stack, type System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { code, page, table } from './markdown.ts'
import { runbookPage } from './runbook-url.ts'

/** Every alert on one page, each with its runbook. */
export const alerts = ({ systems }: Stack): File =>
  page(
    'docs/reference/alerts.md',
    'packages/systems/*/src/alerts',
    '# Alerts',
    ...systems.filter((system) => alertsOf(system).length > 0).flatMap(section),
  )

const section = (system: System): readonly string[] => [
  `## ${system.title}`,
  table(
    ['Alert', 'Severity', 'For', 'Meaning', 'Expression'],
    alertsOf(system).map((alert) => [
      `[${alert.name}](../runbooks/${runbookPage(alert)})`,
      alert.severity,
      alert.for,
      alert.runbook.meaning,
      code(String(alert.expr)),
    ]),
  ),
]
