import { Directory } from './directory.ts'
import type { LokiTelemetry } from './loki-telemetry.ts'
import { publish, publishHealth } from './publish.ts'
import { measure, type Measurements } from './session/measure.ts'

export interface Watched {
  readonly dir: string
  readonly maxIterations: number
  /** Readings are as old as this at most. */
  readonly cacheMs?: number
  /** A page waits no longer for its sources: what takes longer is on the next one. */
  readonly patienceMs?: number
}

/** Before each scrape, brings the metrics up to what the directory tells. */
export const watchDirectory = (telemetry: LokiTelemetry, { dir, maxIterations }: Watched): Exporter => {
  const exporter = new Exporter(telemetry, { dir, maxIterations })
  telemetry.collect('directory', () => exporter.refresh())
  return exporter
}

export class Exporter {
  readonly #metrics: LokiTelemetry['metrics']
  readonly #directory: Directory
  readonly #maxIterations: number
  readonly #cacheMs: number
  readonly #patienceMs: number
  #readAt = -Infinity
  #measured: Measurements | undefined

  constructor(
    { metrics }: LokiTelemetry,
    { dir, maxIterations, cacheMs = 2000, patienceMs = 1000 }: Watched,
  ) {
    this.#metrics = metrics
    this.#maxIterations = maxIterations
    this.#cacheMs = cacheMs
    this.#patienceMs = patienceMs
    this.#directory = new Directory(dir, publishHealth(metrics, seconds))
  }

  /** What was true when it was last looked at; undefined where there is no directory. */
  get measured(): Measurements | undefined {
    return this.#measured
  }

  async refresh(): Promise<void> {
    if (performance.now() - this.#readAt < this.#cacheMs) return
    const snapshot = await this.#directory.read(this.#patienceMs)
    this.#readAt = performance.now()
    this.#measured = snapshot && measure(snapshot, { now: seconds(), maxIterations: this.#maxIterations })
    publish(this.#metrics, this.#measured)
  }
}

const seconds = (): number => Date.now() / 1000
