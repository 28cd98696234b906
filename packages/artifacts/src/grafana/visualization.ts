import {
  AxisPlacement,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder as BarGaugePanel } from '@grafana/grafana-foundation-sdk/bargauge'
import { PanelBuilder as GaugePanel } from '@grafana/grafana-foundation-sdk/gauge'
import { PanelBuilder as HeatmapPanel, YAxisConfigBuilder } from '@grafana/grafana-foundation-sdk/heatmap'
import {
  PanelBuilder as PieChartPanel,
  PieChartLegendOptionsBuilder,
  PieChartLegendValues,
} from '@grafana/grafana-foundation-sdk/piechart'
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table'
import { PanelBuilder as TimeseriesPanel } from '@grafana/grafana-foundation-sdk/timeseries'
import type { Panel } from '@octoscope/spec'
import { meanings } from './meanings.ts'
import { refId } from './target.ts'
import { unit } from './unit.ts'

export type Visualization =
  | TimeseriesPanel
  | StatPanel
  | GaugePanel
  | BarGaugePanel
  | PieChartPanel
  | TablePanel
  | HeatmapPanel

/** How Grafana draws a kind of panel, before it knows what is drawn. */
export const visualization = (panel: Panel): Visualization => kinds[panel.kind](panel)

/** Lines over a table with each one's mean, last value and maximum; thresholds are dashed lines across. */
const timeseries = ({ thresholds: limits, stacked = false }: Panel) => {
  const drawn = new TimeseriesPanel()
    .fillOpacity(stacked ? 60 : 10)
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
  return stacked ? drawn.stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A')) : drawn
}

/** The last value, large; in words where it has a meaning of its own. */
const stat = ({ meanings: words }: Panel) => {
  const drawn = new StatPanel().reduceOptions(lastValue())
  return words ? drawn.mappings(meanings(words)) : drawn
}

const gauge = (panel: Panel) => scaled(panel, new GaugePanel().reduceOptions(lastValue()))

const barGauge = (panel: Panel) =>
  scaled(panel, new BarGaugePanel().reduceOptions(lastValue()).orientation(VizOrientation.Horizontal))

const pieChart = () =>
  new PieChartPanel()
    .reduceOptions(lastValue())
    .legend(
      new PieChartLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Right)
        .values([PieChartLegendValues.Value, PieChartLegendValues.Percent]),
    )

/** The answers of all queries side by side in one row for each set of labels, under the headings they were given. */
const table = ({ queries }: Panel) =>
  new TablePanel().withTransformation({ id: 'merge', options: {} }).withTransformation({
    id: 'organize',
    options: {
      excludeByName: { Time: true },
      renameByName: Object.fromEntries(
        queries.map(({ legend }, index) => [valueField(index, queries.length), legend]),
      ),
    },
  })

/** Prometheus answers one query with a field "Value", and several with one for each. */
const valueField = (index: number, of: number) => (of === 1 ? 'Value' : `Value #${refId(index)}`)

/** Prometheus has sorted the observations into buckets already: nothing is calculated here. */
const heatmap = (panel: Panel) =>
  new HeatmapPanel()
    .calculate(false)
    .yAxis(new YAxisConfigBuilder().unit(unit(panel.unit)).axisPlacement(AxisPlacement.Left))

const lastValue = () => new ReduceDataOptionsBuilder().calcs(['lastNotNull'])

/** From 0 to where the panel says; without an end Grafana takes the largest value it has seen. */
const scaled = <Drawn extends GaugePanel | BarGaugePanel>(
  { unit: shown, max }: Panel,
  drawn: Drawn,
): Drawn => {
  const end = max ?? (shown === 'ratio' ? 1 : undefined)
  drawn.min(0)
  if (end !== undefined) drawn.max(end)
  return drawn
}

const kinds: Readonly<Record<Panel['kind'], (panel: Panel) => Visualization>> = {
  timeseries,
  stat,
  gauge,
  bargauge: barGauge,
  piechart: pieChart,
  table,
  heatmap,
}
