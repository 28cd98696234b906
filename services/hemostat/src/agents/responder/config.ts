import { secondsSetting } from '../../seconds-setting.ts'
import { SettingError } from '../../setting-error.ts'
import { readAllowList, type AllowList } from './allow-list.ts'

export interface ResponderSettings {
  /** Decide and tell, and touch nothing. */
  readonly dryRun: boolean
  readonly allow: AllowList
  readonly cooldownSeconds: number
  /** Actions on one container within an hour, after which its breaker opens. */
  readonly mostRetries: number
  /** How long the engine waits for a container to end by itself before it kills it. */
  readonly stopSeconds: number
  /** What `exec` runs: never anything that an event says. */
  readonly execCommand: readonly string[]
}

/** Throws a {@link SettingError}. To act, what may be done to which containers must have been written down. */
export const readResponderSettings = (env: NodeJS.ProcessEnv): ResponderSettings => {
  const dryRun = isDryRun(env)
  const { RESPONDER_ALLOW: allow } = env
  if (!dryRun && !allow)
    throw new SettingError(
      'RESPONDER_ALLOW must say what may be done when RESPONDER_DRY_RUN is false. Set it like "restart:web-*,restart:db".',
    )
  return {
    dryRun,
    allow: readAllowList(allow || 'restart:*'),
    cooldownSeconds: secondsSetting(env, 'RESPONDER_COOLDOWN_SECONDS', 3600),
    mostRetries: wholeNumber(env, 'RESPONDER_MAX_RETRIES_PER_HOUR', 3),
    stopSeconds: wholeNumber(env, 'RESPONDER_STOP_SECONDS', 10),
    execCommand: (env['RESPONDER_EXEC_COMMAND'] ?? '').split(' ').filter((word) => word !== ''),
  }
}

const isDryRun = ({ RESPONDER_DRY_RUN: given = 'true' }: NodeJS.ProcessEnv): boolean => {
  if (given === 'true' || given === 'false') return given === 'true'
  throw new SettingError(
    `RESPONDER_DRY_RUN must be "true" or "false"; it is "${given}". Change it, or unset it: then nothing is touched.`,
  )
}

const wholeNumber = (env: NodeJS.ProcessEnv, name: string, fallback: number): number => {
  const text = env[name] || String(fallback)
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 1 && value <= 1000) return value
  throw new SettingError(
    `${name} must be a whole number from 1 to 1000; it is "${text}". Change it, or unset it.`,
  )
}
