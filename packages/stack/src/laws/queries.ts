import { alertsOf, type Alert, type Instant, type System } from '@octoscope/spec'

/** A query of a system, with the place it stands in. */
export interface DeclaredQuery {
  /** Such as `octollm › alert HighErrorRate`. */
  readonly where: string
  readonly expr: Instant
  readonly reader: 'alert' | 'runbook' | 'panel'
}

/** Every query of a system, whoever reads it. */
export const queriesOf = (system: System): readonly DeclaredQuery[] =>
  [...alertsOf(system).map(conditionOf), ...alertsOf(system).flatMap(looksOf), ...panelQueriesOf(system)].map(
    (query) => ({ ...query, where: `${system.name} › ${query.where}` }),
  )

const conditionOf = ({ name, expr }: Alert): DeclaredQuery => ({
  where: `alert ${name}`,
  expr,
  reader: 'alert',
})

const looksOf = ({ name, runbook }: Alert): readonly DeclaredQuery[] =>
  runbook.look.flatMap((look) =>
    typeof look === 'string' ? [] : [{ where: `runbook of ${name}`, expr: look.query, reader: 'runbook' }],
  )

const panelQueriesOf = ({ dashboards }: System): readonly DeclaredQuery[] =>
  dashboards.flatMap(({ title, panels }) =>
    panels.flatMap((panel) =>
      panel.queries.map(({ expr }) => ({
        where: `dashboard ${title} › panel ${panel.title}`,
        expr,
        reader: 'panel',
      })),
    ),
  )
