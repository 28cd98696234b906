import { secondsSetting } from '../seconds-setting.ts'

export interface ExporterSettings {
  /** How often the keys in Redis are read. */
  readonly readEveryMs: number
  /** How long a container is shown after the last that was heard of it. */
  readonly containerTtlMs: number
  /** How long a responder leaves a container alone: the key that tells of it holds only when it began. */
  readonly cooldownSeconds: number
}

/** Throws a SettingError that names the setting. */
export const readExporterSettings = (env: NodeJS.ProcessEnv): ExporterSettings => ({
  readEveryMs: secondsSetting(env, 'STATE_READ_SECONDS', 5) * 1000,
  containerTtlMs: secondsSetting(env, 'CONTAINER_TTL_SECONDS', 300) * 1000,
  cooldownSeconds: secondsSetting(env, 'RESPONDER_COOLDOWN_SECONDS', 3600),
})
