import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { sources, type Source } from '@octoscope/loki-mode/metrics'
import type { Report } from './files/report.ts'
import { findProcess, isAlive, type Claim } from './session/process.ts'
import type { Snapshot } from './session/snapshot.ts'
import { sourcesIn } from './sources.ts'

type Readers = ReturnType<typeof sourcesIn>
/** What each source told when it was last understood. */
type Told = { [Name in Source]?: Awaited<ReturnType<Readers[Name]>>['value'] }

/** Hears how each reading of a source went; undefined where there is no such file. */
export type Hears = (source: Source, report: Report<unknown> | undefined) => void

/** A .loki directory, with the last good reading of each of its files. */
export class Directory {
  readonly #root: string
  readonly #hears: Hears
  readonly #reading = new Map<Source, Promise<void>>()
  #readers: Readers
  #told: Told = {}
  #pidIsBad = false

  constructor(root: string, hears: Hears) {
    this.#root = root
    this.#hears = hears
    this.#readers = sourcesIn(root)
  }

  /** Whether the directory is there and can be looked into. */
  get isThere(): boolean {
    return statSync(this.#root, { throwIfNoEntry: false })?.isDirectory() ?? false
  }

  /**
   * Looks at all sources. Resolves when all are read, or after a while: one that takes long goes on, and is taken into
   * account when it is done.
   */
  async read(withinMs: number): Promise<Snapshot | undefined> {
    if (!this.isThere) return this.#forget()
    for (const source of sources)
      if (!this.#reading.has(source)) this.#reading.set(source, this.#readOne(source))
    await Promise.race([Promise.all(this.#reading.values()), pause(withinMs, undefined, { ref: false })])
    return this.#snapshot()
  }

  async #readOne(source: Source): Promise<void> {
    const readers = this.#readers
    const report: Report<unknown> = await readers[source]().catch(() => unreadable)
    if (readers !== this.#readers) return
    this.#reading.delete(source)
    if ('value' in report) this.#told = { ...this.#told, [source]: report.value }
    if (source === 'pid') this.#pidIsBad = report.faults.some((fault) => badPid.has(fault))
    this.#hears(source, report.up && report.value === undefined ? undefined : report)
  }

  /** Nothing of what was there holds for what may come in its place. */
  #forget(): undefined {
    this.#readers = sourcesIn(this.#root)
    this.#told = {}
    this.#reading.clear()
    for (const source of sources) this.#hears(source, { up: false, faults: [] })
    return undefined
  }

  #snapshot(): Snapshot {
    const told = this.#told
    return {
      control: told.control ?? { stop: false, pause: false },
      alive: this.#alive(told.pid),
      state: told['dashboard-state'],
      session: told.session,
      agents: told.agents,
      queue: told.queue,
      iterations: told.efficiency,
      trackedCost: told.tracking,
      budget: told.budget,
      prices: told.pricing,
      events: told.events,
    }
  }

  /** A pid file that holds no number of a process is no sign of life. */
  #alive(claims: readonly Claim[] | undefined): boolean | undefined {
    if (claims) return claims.some((claim) => isAlive(claim, findProcess(claim.pid)))
    return this.#pidIsBad ? false : undefined
  }
}

const unreadable: Report<never> = { up: false, faults: ['unreadable'] }

/** All but what may be mended by a right, or by looking again. */
const badPid: ReadonlySet<string> = new Set(['not_a_file', 'too_large', 'encoding', 'syntax', 'shape'])
