import { readFile } from 'node:fs/promises'
import { SettingError } from '../../setting-error.ts'

/** A place where messages go. Its address is a secret, and may stand in a file. */
export interface Destination {
  readonly channel: 'slack' | 'webhook'
  readonly address: () => Promise<string>
}

/** None without a setting: then messages go to the log. Throws a {@link SettingError}. */
export const readDestinations = (env: NodeJS.ProcessEnv): readonly Destination[] => [
  ...destination(env, 'slack', 'SLACK_WEBHOOK_URL'),
  ...destination(env, 'webhook', 'ALERT_WEBHOOK_URL'),
]

const destination = (
  env: NodeJS.ProcessEnv,
  channel: Destination['channel'],
  name: string,
): readonly Destination[] => {
  const [given, file] = [env[name], env[`${name}_FILE`]]
  if (file) return [{ channel, address: async () => (await readFile(file, 'utf8')).trim() }]
  if (!given) return []
  if (!/^https?:$/.test(URL.parse(given)?.protocol ?? ''))
    throw new SettingError(
      `${name} must be an address that begins with http:// or https://; it is not. Change it, or unset it.`,
    )
  return [{ channel, address: async () => given }]
}
