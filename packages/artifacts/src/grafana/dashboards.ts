import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard'
import type { Dashboard, Stack } from '@octoscope/spec'
import type { File } from '../file.ts'
import { generatedTag } from '../header.ts'
import { uids } from './datasources.ts'
import { flow, type Placed } from './flow.ts'
import { draw } from './panel.ts'
import { datasourceVariable } from './target.ts'

/** One file for each dashboard, in the folder of its system: Grafana shows that folder by its name. */
export const dashboards = ({ systems }: Stack): readonly File[] =>
  systems.flatMap((system) =>
    system.dashboards.map((dashboard) => ({
      path: `monitoring/grafana/dashboards/${system.title}/${dashboard.uid}.json`,
      text: `${JSON.stringify(model(dashboard), null, 2)}\n`,
    })),
  )

/** The raw model, as files need it. JSON has no comments: a tag says that a program wrote it. */
const model = ({ uid, title, description, tags, panels, refresh = '30s', span = '1h' }: Dashboard) => {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([...tags, generatedTag])
    .timezone('browser')
    .time({ from: `now-${span}`, to: 'now' })
    .refresh(refresh)
    .tooltip(DashboardCursorSync.Crosshair)
    .readonly()
    .withVariable(whichPrometheus())
  // A heading's id follows those of all panels, so that a new section moves no link to a panel.
  flow(panels).forEach((placed, index) => {
    if (placed.heading) builder.withRow(row(placed.heading, panels.length + index + 1))
    builder.withPanel(draw(placed, index + 1))
  })
  return builder.build()
}

const row = ({ title, y }: NonNullable<Placed['heading']>, id: number): RowBuilder =>
  new RowBuilder(title).id(id).gridPos({ x: 0, y, w: 24, h: 1 })

/** To ask another Prometheus, it is chosen here, and no query is edited. */
const whichPrometheus = () =>
  new DatasourceVariableBuilder(datasourceVariable)
    .label('Data source')
    .type('prometheus')
    .current({ text: 'Prometheus', value: uids.prometheus })
