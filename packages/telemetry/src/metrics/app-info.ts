import type { appInfo as declared, Metrics } from '@octoscope/spec/metrics'
import type { Identity } from '../identity.ts'
import type { GaugeInstrument, Instruments } from './instruments.ts'

type AppInfo = GaugeInstrument<(typeof declared)['labels']>

/** Says what is running, once, when the service declares a metric for it under the name `appInfo`. */
export const recordAppInfo = (metrics: Instruments<Metrics>, { name, version }: Identity): void => {
  const { appInfo } = metrics as { readonly appInfo?: AppInfo }
  appInfo?.set(1, { version, component: name, node_version: process.versions.node })
}
