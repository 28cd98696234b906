import { secondsSetting } from '../../seconds-setting.ts'
import { SettingError } from '../../setting-error.ts'
import type { Thresholds } from './anomalies.ts'

export interface MonitorSettings {
  readonly lookEveryMs: number
  readonly thresholds: Thresholds
}

/** Throws a {@link SettingError} that names the setting. */
export const readMonitorSettings = (env: NodeJS.ProcessEnv): MonitorSettings => ({
  lookEveryMs: secondsSetting(env, 'AGENT_POLL_INTERVAL', 30) * 1000,
  thresholds: {
    cpu: percent(env, 'THRESHOLD_CPU_PERCENT', 85),
    memory: percent(env, 'THRESHOLD_MEMORY_PERCENT', 80),
  },
})

const percent = (env: NodeJS.ProcessEnv, name: string, fallback: number): number => {
  const text = env[name] || String(fallback)
  const value = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 100) return value
  throw new SettingError(
    `${name} must be a number of percent above 0, at most 100; it is "${text}". Change it, or unset it.`,
  )
}
