import { lokiMode } from '@octoscope/loki-mode'
import type { Environment } from '@octoscope/spec'
import { onCall, unattended } from './routing.ts'

const everywhere = {
  scrapeInterval: '15s',
  evaluationInterval: '15s',
  // A path in this repository; where its pages are served, write their address here.
  runbooks: 'docs/runbooks',
} as const satisfies Partial<Environment>

/** Containers that find each other by name, and people on call. */
const containers = (name: string): Environment => ({
  ...everywhere,
  name,
  externalLabels: { cluster: `octollm-${name}`, environment: name },
  address: (service) => `${service.name}:${service.port}`,
  storage: { retention: { time: '30d', size: '5GB' } },
  // Not a secret: who may send to it is told by the token. `.example` answers nobody; write the address of yours.
  routing: onCall(`https://heartbeat.example/octollm-${name}`, [
    { system: lokiMode, channel: '#loki-alerts' },
  ]),
})

/** Processes on one machine, seen by whoever started them. */
export const native: Environment = {
  ...everywhere,
  name: 'native',
  externalLabels: { cluster: 'octollm-native', environment: 'native' },
  address: (service) => `127.0.0.1:${service.port}`,
  storage: { retention: { time: '15d', size: '1GB' } },
  routing: unattended,
}

export const environments = {
  native,
  development: containers('development'),
  staging: containers('staging'),
  production: containers('production'),
} as const satisfies Readonly<Record<string, Environment>>

export type EnvironmentName = keyof typeof environments
