import type { Image } from '@octoscope/spec'

/** The network on which containers find each other by name. The observed services join it. */
export const network = 'octollm-network'

/** A service of the Compose specification, as far as these need it. */
export interface Container extends Hardened {
  readonly image: string
  readonly user: string
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly volumes?: readonly string[]
  readonly tmpfs?: readonly string[]
  readonly ports: readonly string[]
  readonly healthcheck: Healthcheck
  readonly depends_on?: Readonly<Record<string, { readonly condition: 'service_healthy' }>>
  readonly mem_limit: string
}

/** What holds for every container: it can write only to what is mounted, and can become nothing more than it is. */
export const hardened = {
  networks: [network],
  restart: 'unless-stopped',
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  pids_limit: 256,
  logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
} as const

type Hardened = typeof hardened

interface Healthcheck {
  readonly test: readonly string[]
  readonly interval: string
  readonly timeout: string
  readonly retries: number
  readonly start_period: string
}

/** Healthy while the page answers with success. Needs `wget` in the image: distroless variants have none. */
export const answers = (port: number, path: string): Healthcheck => ({
  test: ['CMD', 'wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}${path}`],
  interval: '10s',
  timeout: '5s',
  retries: 6,
  start_period: '30s',
})

/** Docker publishes past the host's firewall, so a port is open to this machine alone. */
export const onLoopback = (port: number): string => `127.0.0.1:${port}:${port}`

export const pinned = ({ repository, tag }: Image): string => `${repository}:${tag}`

export const healthy = { condition: 'service_healthy' } as const
