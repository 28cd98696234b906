import { SettingError } from '../setting-error.ts'

/** How the Docker Engine is reached: a socket of this machine, or a port of it. */
export type EngineSettings =
  | { readonly socketPath: string }
  | { readonly host: string; readonly port: number }

/** Reads `DOCKER_HOST`. Throws a {@link SettingError}: over a network the API would be open to everyone on it. */
export const readEngineSettings = (env: NodeJS.ProcessEnv): EngineSettings => {
  const given = env['DOCKER_HOST'] || 'unix:///var/run/docker.sock'
  const url = URL.parse(given)
  if (url?.protocol === 'unix:' && url.pathname.startsWith('/'))
    return { socketPath: decodeURIComponent(url.pathname) }
  const tcp =
    url && (url.protocol === 'tcp:' || url.protocol === 'http:') ? URL.parse(`http://${url.host}`) : undefined
  if (tcp && loopback.has(tcp.hostname))
    return { host: tcp.hostname.replace(/^\[|\]$/g, ''), port: Number(tcp.port || 2375) }
  throw new SettingError(
    `DOCKER_HOST must be a socket, such as unix:///var/run/docker.sock, or a port of this machine, such as tcp://127.0.0.1:2375; it is "${given}". Change it, or unset it.`,
  )
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])
