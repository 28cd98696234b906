import type { Panel } from '@octoscope/spec'
import type { Placed } from './flow.ts'
import { datasource, refId, target } from './target.ts'
import { thresholds } from './thresholds.ts'
import { unit } from './unit.ts'
import { visualization, type Visualization } from './visualization.ts'

/** A panel in Grafana's words. Ids start at 1; links to a panel hold them. */
export const draw = ({ panel, gridPos }: Placed, id: number): Visualization =>
  visualization(panel)
    .id(id)
    .title(panel.title)
    .description(panel.description)
    .gridPos(gridPos)
    .datasource(datasource)
    .targets(panel.queries.map(target(panel.kind)))
    .unit(unit(panel.unit))
    .thresholds(thresholds(panel.thresholds))
    .overrides(panel.queries.flatMap(ownUnit(panel)))

/** What a query shows in a unit other than the panel's. A table's columns are called by their headings. */
const ownUnit =
  ({ kind, unit: usual }: Panel) =>
  (query: Panel['queries'][number], index: number) =>
    query.unit === undefined || query.unit === usual
      ? []
      : [
          {
            matcher:
              kind === 'table'
                ? { id: 'byName', options: query.legend }
                : { id: 'byFrameRefID', options: refId(index) },
            properties: [{ id: 'unit', value: unit(query.unit) }],
          },
        ]
