import type { Service } from '../metrics/service.ts'
import type { Routing } from '../routes/routing.ts'
import type { Duration } from '../units/duration.ts'
import type { System } from './system.ts'

/** One place where the whole runs: how its parts find each other, and who hears of trouble. */
export interface Environment {
  readonly name: string
  /** Labels that every alert and every remote sample carries, so that environments never mix. */
  readonly externalLabels: Readonly<Record<string, string>>
  /** Host and port under which a service is reached from Prometheus. */
  readonly address: (service: Service) => string
  readonly scrapeInterval: Duration
  readonly evaluationInterval: Duration
  readonly routing: Routing
  /** How long samples are kept, and where else they go. */
  readonly storage: Storage
  /** Where runbooks are read; an alert's page is this, its name in kebab-case, and `.md`. */
  readonly runbooks: string
}

export interface Storage {
  /** Whichever limit is met first ends the oldest samples. */
  readonly retention: { readonly time: Duration; readonly size: `${number}${'MB' | 'GB' | 'TB'}` }
  /** Stores for the long term that every sample is sent to as well. */
  readonly remoteWrite?: readonly RemoteWrite[]
}

export interface RemoteWrite {
  /** Told apart by it in Prometheus' own metrics. */
  readonly name: string
  readonly url: string
  /** The secret that holds its bearer token. */
  readonly tokenSecret?: string
}

/** A container image, pinned. */
export interface Image {
  readonly repository: string
  readonly tag: string
}

/** The parts of the monitoring stack that come as images. */
export type Part = 'prometheus' | 'alertmanager' | 'grafana' | 'jaeger' | 'nodeExporter'

/** The whole: every system, in one environment, with the images it is watched by. */
export interface Stack {
  readonly systems: readonly System[]
  readonly environment: Environment
  /** All that are declared, for what holds in each of them. */
  readonly environments: readonly Environment[]
  readonly images: Readonly<Record<Part, Image>>
}
