import { compatibility, devloopMetrics, type DevloopMetrics } from '@octoscope/devloop/metrics'
import { devloopExporter } from '@octoscope/devloop/services'
import type { Instruments } from '@octoscope/telemetry'
import type { MetricSettings } from '../config/settings.ts'

export type Voice = Instruments<DevloopMetrics>

/** The exporter with the metrics that its settings keep. */
export const exporterWith = ({ disabled, compatibilityNames }: MetricSettings) => {
  const names = new Set(compatibilityNames ? [] : Object.values(compatibility).map(({ name }) => name))
  const kept = Object.entries(devloopMetrics).filter(
    ([, { name }]) => !disabled.has(name) && !names.has(name),
  )
  return {
    ...devloopExporter,
    metrics: Object.fromEntries(kept) as Partial<DevloopMetrics> as DevloopMetrics,
  }
}

/** Every instrument by its name; those that are not kept take what they are told, and keep nothing. */
export const voiceOf = (kept: Partial<Voice>): Voice =>
  Object.fromEntries(
    Object.keys(devloopMetrics).map((name) => [name, kept[name as keyof Voice] ?? silent]),
  ) as unknown as Voice

const nothing = () => {}
const silent = {
  add: nothing,
  observe: nothing,
  prepare: nothing,
  set: nothing,
  record: nothing,
  remove: nothing,
  clear: nothing,
}
