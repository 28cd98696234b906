export interface ListenSettings {
  readonly host: string
  readonly port: number
  readonly shutdownDeadlineMs: number
}

/** A setting that a person must mend before the service can start. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** Reads `HOST`, `PORT` and `SHUTDOWN_DEADLINE_MS`. Throws a {@link SettingError} that names the setting. */
export const readListenSettings = (env: NodeJS.ProcessEnv, defaultPort: number): ListenSettings => ({
  host: env.HOST || '127.0.0.1',
  port: wholeNumber(env, 'PORT', { fallback: defaultPort, min: 0, max: 65_535 }),
  shutdownDeadlineMs: wholeNumber(env, 'SHUTDOWN_DEADLINE_MS', { fallback: 8000, min: 1, max: 600_000 }),
})

interface Range {
  readonly fallback: number
  readonly min: number
  readonly max: number
}

const wholeNumber = (env: NodeJS.ProcessEnv, name: string, { fallback, min, max }: Range): number => {
  const text = env[name] || String(fallback)
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new SettingError(
    `${name} must be a whole number from ${min} to ${max}; it is "${text}". Change it, or unset it.`,
  )
}

/** The same for what only listening can find out; undefined for an error that is not about these settings. */
export const listenError = (error: unknown, { host, port }: ListenSettings): SettingError | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new SettingError(
        `PORT ${port} is in use on ${host}. Stop what listens there, or set PORT to a free one.`,
      )
    case 'EACCES':
      return new SettingError(`PORT ${port} may not be opened by this user. Set PORT to one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new SettingError(
        `HOST "${host}" is no address of this machine. Set HOST to one, such as 127.0.0.1.`,
      )
    default:
      return undefined
  }
}
