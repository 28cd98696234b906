import * as units from '@grafana/grafana-foundation-sdk/units'
import type { Panel } from '@octoscope/spec'

/** Grafana's name for a unit. Things that are counted have none of their own, and are shown as plain numbers. */
export const unit = (ours: Panel['unit']): string => named[ours] ?? units.Short

const named: Partial<Readonly<Record<Panel['unit'], string>>> = {
  seconds: units.Seconds,
  ratio: units.PercentUnit,
  percent: units.Percent,
  bytes: units.BytesIEC,
  dollars: units.Dollars,
  'requests per second': units.RequestsPerSecond,
}
