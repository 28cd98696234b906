import { SettingError } from './setting-error.ts'

/** A time in seconds, above 0 and at most a week. Throws a {@link SettingError} that names it. */
export const secondsSetting = (env: NodeJS.ProcessEnv, name: string, fallback: number): number => {
  const text = env[name] || String(fallback)
  const value = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 604_800) return value
  throw new SettingError(
    `${name} must be a time in seconds above 0, at most a week; it is "${text}". Change it, or unset it.`,
  )
}
