import { lstatSync, type Stats } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Reason } from '@octoscope/loki-mode/metrics'
import { failure, readFile } from '../files/read-file.ts'
import { obstacle } from '../files/read-within.ts'
import type { Report } from '../files/report.ts'
import { refused, understood, type Reading } from '../reading.ts'
import { readEfficiency, type Iteration } from './efficiency.ts'

/** What is known of a file. Made once and changed in place: there may be very many. */
interface Kept {
  stamp: Pick<Stats, 'ino' | 'size' | 'mtimeMs' | 'mode'> | undefined
  /** The last good reading. */
  iteration: Iteration | undefined
  fault: Reason | undefined
  /** The round in which it was last there. */
  round: number
}

const folders = ['metrics', 'efficiency']
const largest = 256 * 1024
/** A folder with more files than this is no work of iterations. */
const mostFiles = 100_000
/** So many known files are looked at again in a round: the program itself writes each one once. */
const mostLooks = 2000
/** So long at most is read before others get their turn. */
const sliceMs = 10

/**
 * Reads `metrics/efficiency/*.json`, each file once as long as it stays the same. Where there are very many, new ones are
 * seen at once, and changes of the others in turn.
 */
export class IterationFiles {
  readonly #root: string
  readonly #folder: string
  readonly #kept = new Map<string, Kept>()
  #round = 0

  constructor(root: string) {
    this.#root = root
    this.#folder = join(root, ...folders)
  }

  /** All iterations, those that cannot be understood any more as they were before. */
  async read(): Promise<Report<readonly Iteration[] | undefined>> {
    const names = obstacle(this.#root, folders) ?? (await namesIn(this.#folder))
    if (!names.ok) return { up: false, faults: [names.reason] }
    const faults = await this.#look(names.value ?? [])
    if (!names.value) return { up: true, faults: [], value: undefined }
    const iterations: Iteration[] = []
    let up = true
    for (const { iteration, fault } of this.#kept.values()) {
      if (iteration) iterations.push(iteration)
      up &&= fault === undefined
    }
    return { up, faults, value: iterations }
  }

  /** Resolves to the faults of files that were read anew. Forgets those that are gone. */
  async #look(names: readonly string[]): Promise<readonly Reason[]> {
    const faults: Reason[] = []
    this.#round += 1
    const turns = Math.ceil(names.length / mostLooks)
    let began = performance.now()
    for (const [at, name] of names.entries()) {
      const isItsTurn = (at + this.#round) % turns === 0
      const fault = !isItsTurn && this.#isKnown(name) ? undefined : this.#lookAt(name)
      if (fault) faults.push(fault)
      if (performance.now() - began < sliceMs) continue
      await breathe()
      began = performance.now()
    }
    for (const [name, { round }] of this.#kept) if (round !== this.#round) this.#kept.delete(name)
    return faults
  }

  /** A file that was read when it had come to rest is taken as it was. */
  #isKnown(name: string): boolean {
    const kept = this.#kept.get(name)
    if (!kept?.stamp) return false
    kept.round = this.#round
    return true
  }

  /** The fault of a file that had to be read and could not be understood. */
  #lookAt(name: string): Reason | undefined {
    const path = `${this.#folder}/${name}`
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (!stat) return undefined
    const kept = this.#kept.get(name) ?? {
      stamp: undefined,
      iteration: undefined,
      fault: undefined,
      round: 0,
    }
    kept.round = this.#round
    if (isSame(kept.stamp, stat)) return undefined
    this.#kept.set(name, kept)
    const reading = understand(path)
    if (reading.ok) kept.iteration = reading.value
    kept.fault = reading.ok ? undefined : reading.reason
    // A file that was just written may be written again in the same tick of its clock.
    const isSettled = Date.now() - stat.mtimeMs > 1000
    kept.stamp = isSettled
      ? { ino: stat.ino, size: stat.size, mtimeMs: stat.mtimeMs, mode: stat.mode }
      : undefined
    return kept.fault
  }
}

const isSame = (stamp: Kept['stamp'], stat: Stats): boolean =>
  stamp !== undefined &&
  stamp.mtimeMs === stat.mtimeMs &&
  stamp.size === stat.size &&
  stamp.ino === stat.ino &&
  stamp.mode === stat.mode

const understand = (path: string): Reading<Iteration | undefined> => {
  const file = readFile(path, largest)
  if (!file.ok) return file
  return file.value ? readEfficiency(file.value.bytes) : understood(undefined)
}

/** Undefined where there is no such folder. */
const namesIn = async (folder: string): Promise<Reading<readonly string[] | undefined>> => {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
    return names.length > mostFiles ? refused('too_large') : understood(names)
  } catch (error) {
    return failure(error)
  }
}
