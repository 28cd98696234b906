import { listenVariables } from '../settings/listen-variables.ts'
import type { Variable } from '../settings/variable.ts'

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
  host: read(env, listenVariables.host) ?? '127.0.0.1',
  port: read(env, listenVariables.port) ?? defaultPort,
  shutdownDeadlineMs: read(env, listenVariables.shutdownDeadlineMs),
})

const read = <T>(env: NodeJS.ProcessEnv, { name, form, fallback }: Variable<T>): T => {
  const text = env[name] || undefined
  if (text === undefined) return fallback
  const value = form.parse(text)
  if (value !== undefined) return value
  throw new SettingError(`${name} must be ${form.described}; it is "${text}". Change it, or unset it.`)
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
