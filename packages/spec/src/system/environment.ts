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
  /** Where runbooks are read; an alert's page is this, its name in kebab-case, and `.md`. */
  readonly runbooks: string
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
