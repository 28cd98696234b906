import { alertsOf, seconds, type Alert, type Look, type Stack, type System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { page, promql } from './markdown.ts'
import { runbookPage } from './runbook-url.ts'

/** One page for each alert: what the person who is paged opens. */
export const runbooks = ({ systems }: Stack): readonly File[] =>
  systems.flatMap((system) => alertsOf(system).map((alert) => runbook(alert, system)))

const runbook = (alert: Alert, { name, title }: System): File =>
  page(
    `docs/runbooks/${runbookPage(alert)}`,
    `packages/systems/${name}/src`,
    `# ${alert.name}`,
    `${title}, ${alert.severity}. Fires ${seconds(alert.for) === 0 ? 'as soon as this holds' : `when this holds for ${alert.for}`}:`,
    promql(String(alert.expr)),
    `**Meaning.** ${alert.runbook.meaning}`,
    `**Impact.** ${alert.runbook.impact}`,
    '## Look',
    ...alert.runbook.look.map(look),
    '## Act',
    alert.runbook.act.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    '## Proven',
    [
      ...alert.proof.fires.map(({ when }) => `- Fires when ${when}.`),
      ...alert.proof.silent.map(({ when }) => `- Stays silent when ${when}.`),
    ].join('\n'),
  )

const look = (place: Look): string =>
  typeof place === 'string' ? place : `${place.see}\n\n${promql(String(place.query))}`
