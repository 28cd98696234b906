import { DataqueryBuilder, QueryEditorMode } from '@grafana/grafana-foundation-sdk/prometheus'
import { selectors, type Query } from '@octoscope/spec'

/** The dashboard variable that says which Prometheus is asked. */
export const datasourceVariable = 'datasource'

export const datasource = { type: 'prometheus', uid: `\${${datasourceVariable}}` }

const letterA = 65

/** One query of a panel. Those that read a histogram show its exemplars too: the points that lead to traces. */
export const target = ({ expr, legend }: Query, index: number): DataqueryBuilder =>
  new DataqueryBuilder()
    .refId(String.fromCodePoint(letterA + index))
    .datasource(datasource)
    .editorMode(QueryEditorMode.Code)
    .expr(String(expr))
    .legendFormat(legend)
    .range()
    .exemplar(selectors(expr.node).some(({ metric }) => metric.type === 'histogram'))
