import { readFile } from 'node:fs/promises'
import { SettingError } from '../setting-error.ts'

export interface RedisSettings {
  /** `redis://` or `rediss://`, without a password. */
  readonly url: string
  /** What may be told in a log line. */
  readonly place: string
  readonly username?: string
  /** Read anew at each connection, so that a changed secret needs no restart. */
  readonly password: () => Promise<string | undefined>
}

/** Reads `REDIS_URL`, or `REDIS_HOST` and `REDIS_PORT`, and the password. Throws a {@link SettingError}. */
export const readRedisSettings = (env: NodeJS.ProcessEnv): RedisSettings => {
  const url = readUrl(env)
  const { username, password: inUrl } = url
  url.username = ''
  url.password = ''
  return {
    url: String(url),
    place: url.host,
    ...(username && { username: decodeURIComponent(username) }),
    password: passwordOf(env, inUrl && decodeURIComponent(inUrl)),
  }
}

const readUrl = (env: NodeJS.ProcessEnv): URL => {
  const { REDIS_URL: given, REDIS_HOST: host = '127.0.0.1', REDIS_PORT: port = '6379' } = env
  if (!given && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535))
    throw new SettingError(
      `REDIS_PORT must be a port from 1 to 65535; it is "${port}". Change it, or unset it.`,
    )
  const text = given || `redis://${host}:${port}`
  const url = URL.parse(text)
  if (url && (url.protocol === 'redis:' || url.protocol === 'rediss:') && url.hostname) return url
  throw new SettingError(
    `${given ? 'REDIS_URL' : 'REDIS_HOST'} must lead to a Redis, such as redis://127.0.0.1:6379; it does not. Change it, or unset it.`,
  )
}

/** A file wins over the environment, and both over the URL. */
const passwordOf = (env: NodeJS.ProcessEnv, inUrl: string) => async (): Promise<string | undefined> => {
  const file = env['REDIS_PASSWORD_FILE']
  if (!file) return env['REDIS_PASSWORD'] || inUrl || undefined
  try {
    return (await readFile(file, 'utf8')).trim() || undefined
  } catch (cause) {
    throw new Error('REDIS_PASSWORD_FILE must name a file that can be read; it does not.', { cause })
  }
}
