import { join } from 'node:path'
import { lokiMode } from '@octoscope/loki-mode/services'

export interface Config {
  /** The .loki directory. */
  readonly dir: string
  /** Whether metrics are shown at all. */
  readonly enabled: boolean
  readonly port: string
  readonly path: string
  readonly maxIterations: number
}

/** Reads the exporter's own settings. Throws an error that names the variable. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => ({
  dir: env['LOKI_DIR'] || join(process.cwd(), '.loki'),
  enabled: isYes(env, 'LOKI_METRICS_ENABLED', true),
  port: String(
    wholeNumber(env, 'LOKI_METRICS_PORT', {
      fallback: Number(env['PORT'] || lokiMode.port),
      min: 0,
      max: 65_535,
    }),
  ),
  path: absolutePath(env, 'LOKI_METRICS_PATH', '/metrics'),
  maxIterations: wholeNumber(env, 'LOKI_MAX_ITERATIONS', { fallback: 1000, min: 1, max: 1e9 }),
})

const isYes = (env: NodeJS.ProcessEnv, name: string, fallback: boolean): boolean => {
  const given = (env[name] || String(fallback)).toLowerCase()
  if (['true', '1', 'yes', 'on'].includes(given)) return true
  if (['false', '0', 'no', 'off'].includes(given)) return false
  throw new Error(`${name} must be true or false, got "${given}". Correct it, or unset it for ${fallback}.`)
}

interface Range {
  readonly fallback: number
  readonly min: number
  readonly max: number
}

const wholeNumber = (env: NodeJS.ProcessEnv, name: string, { fallback, min, max }: Range): number => {
  const given = env[name] || String(fallback)
  const read = Number(given)
  if (Number.isInteger(read) && read >= min && read <= max) return read
  throw new Error(
    `${name} must be a whole number from ${min} to ${max}, got "${given}". Correct it, or unset it for ${fallback}.`,
  )
}

const absolutePath = (env: NodeJS.ProcessEnv, name: string, fallback: string): string => {
  const given = env[name] || fallback
  if (/^(\/[\w.~-]+)+$/.test(given)) return given
  throw new Error(`${name} must be a path such as ${fallback}, got "${given}". Correct it, or unset it.`)
}
