import { agents } from '@octoscope/hemostat/metrics'
import { SettingError } from './setting-error.ts'

export const roles = ['exporter', ...agents] as const
export type Role = (typeof roles)[number]

/** Which agent this process is. Throws a {@link SettingError}. */
export const readAgent = (env: NodeJS.ProcessEnv): Role => {
  const given = env['AGENT']
  const role = roles.find((each) => each === given)
  if (role !== undefined) return role
  const came = given === undefined ? 'nothing' : `"${given}"`
  throw new SettingError(
    `AGENT must be one of ${roles.join(', ')}, got ${came}. Set it to what this process is to be.`,
  )
}

/**
 * `METRICS_PORT` under the name that every service listens by. It wins over `PORT`. Throws a {@link SettingError}: what
 * is no port would be told under the other name.
 */
export const withMetricsPort = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { METRICS_PORT: given } = env
  if (!given) return env
  if (/^\d+$/.test(given) && Number(given) <= 65_535) return { ...env, PORT: given }
  throw new SettingError(
    `METRICS_PORT must be a whole number from 0 to 65535; it is "${given}". Change it, or unset it.`,
  )
}
