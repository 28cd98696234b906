import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as TimeseriesPanel } from '@grafana/grafana-foundation-sdk/timeseries'
import type { Panel } from '@octoscope/spec'
import type { Placed } from './flow.ts'
import { datasource, target } from './target.ts'
import { thresholds } from './thresholds.ts'
import { unit } from './unit.ts'

/** A panel in Grafana's words. Ids start at 1; links to a panel hold them. */
export const draw = ({ panel, gridPos }: Placed, id: number): TimeseriesPanel | StatPanel =>
  blank(panel)
    .id(id)
    .title(panel.title)
    .description(panel.description)
    .gridPos(gridPos)
    .datasource(datasource)
    .targets(panel.queries.map(target))
    .unit(unit(panel.unit))
    .thresholds(thresholds(panel.thresholds))

const blank = (panel: Panel) => {
  switch (panel.kind) {
    case 'timeseries':
      return timeseries(panel)
    case 'stat':
      return stat()
  }
}

/** Lines over a table with each one's mean, last value and maximum; thresholds are dashed lines across. */
const timeseries = ({ thresholds: limits }: Panel) =>
  new TimeseriesPanel()
    .fillOpacity(10)
    .axisSoftMin(0)
    .thresholdsStyle(
      new GraphThresholdsStyleConfigBuilder().mode(
        limits ? GraphThresholdsStyleMode.Dashed : GraphThresholdsStyleMode.Off,
      ),
    )
    // oxlint-disable-next-line unicorn/no-array-sort -- a setting of the tooltip: the largest value stands first
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Bottom)
        .calcs(['mean', 'lastNotNull', 'max']),
    )

/** The last value, large. */
const stat = () => new StatPanel().reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
