import {
  DataqueryBuilder,
  PromQueryFormat,
  QueryEditorMode,
} from '@grafana/grafana-foundation-sdk/prometheus'
import { selectors, type Panel, type Query } from '@octoscope/spec'

/** The dashboard variable that says which Prometheus is asked. */
export const datasourceVariable = 'datasource'

export const datasource = { type: 'prometheus', uid: `\${${datasourceVariable}}` }

/** One query of a panel. Those that read a histogram show its exemplars too: the points that lead to traces. */
export const target =
  (panel: Panel['kind']) =>
  (query: Query, index: number): DataqueryBuilder => {
    const asked = new DataqueryBuilder()
      .refId(refId(index))
      .datasource(datasource)
      .editorMode(QueryEditorMode.Code)
      .expr(String(query.expr))
      .legendFormat(query.legend)
    if (panel === 'table') return asked.instant().format(PromQueryFormat.Table)
    if (panel === 'heatmap') asked.format(PromQueryFormat.Heatmap)
    return asked
      .range()
      .exemplar(selectors(query.expr.node).some(({ metric }) => metric.type === 'histogram'))
  }

/** Grafana calls the queries of a panel A, B and so on. */
export const refId = (index: number): string => String.fromCodePoint(letterA + index)

const letterA = 65
