import { lstatSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Reason } from '@octoscope/loki-mode/metrics'
import { failure, readFile } from '../files/read-file.ts'
import { obstacle } from '../files/read-within.ts'
import type { Report } from '../files/report.ts'
import { refused, understood, type Reading } from '../reading.ts'
import { readEfficiency, type Iteration } from './efficiency.ts'

interface Kept {
  /** By which the file is known to be the same as before. Empty when nothing proves it. */
  readonly stamp: string
  /** The last good reading. */
  readonly iteration: Iteration | undefined
  readonly fault: Reason | undefined
}

const folders = ['metrics', 'efficiency']
const largest = 256 * 1024
/** A folder with more files than this is no work of iterations. */
const mostFiles = 100_000
/** So long at most is read before others get their turn. */
const sliceMs = 10

/** Reads `metrics/efficiency/*.json`, each file once as long as it stays the same. */
export class IterationFiles {
  readonly #root: string
  #kept: ReadonlyMap<string, Kept> = new Map()

  constructor(root: string) {
    this.#root = root
  }

  /** All iterations, those that cannot be understood any more as they were before. */
  async read(): Promise<Report<readonly Iteration[] | undefined>> {
    const names = obstacle(this.#root, folders) ?? (await namesIn(join(this.#root, ...folders)))
    if (!names.ok) return { up: false, faults: [names.reason] }
    if (!names.value) return { up: true, faults: [], value: undefined }
    const faults = await this.#look(names.value)
    const files = [...this.#kept.values()]
    const up = files.every(({ fault }) => fault === undefined)
    return { up, faults, value: files.flatMap(({ iteration }) => iteration ?? []) }
  }

  /** Resolves to the faults of files that were read anew. */
  async #look(names: readonly string[]): Promise<readonly Reason[]> {
    const kept = new Map<string, Kept>()
    const faults: Reason[] = []
    let began = performance.now()
    for (const name of names) {
      const before = this.#kept.get(name)
      const file = look(join(this.#root, ...folders, name), before)
      if (file) kept.set(name, file)
      if (file?.fault && file !== before) faults.push(file.fault)
      if (performance.now() - began < sliceMs) continue
      await breathe()
      began = performance.now()
    }
    this.#kept = kept
    return faults
  }
}

/** Undefined where there is no such folder. */
const namesIn = async (folder: string): Promise<Reading<readonly string[] | undefined>> => {
  const names: string[] = []
  try {
    for await (const { name } of await opendir(folder, { bufferSize: 512 })) {
      if (name.endsWith('.json')) names.push(name)
      if (names.length > mostFiles) return refused('too_large')
    }
    return understood(names)
  } catch (error) {
    return failure(error)
  }
}

/** Undefined when the file is gone. */
const look = (path: string, before: Kept | undefined): Kept | undefined => {
  const stamp = stampOf(path)
  if (stamp === undefined) return undefined
  if (before?.stamp === stamp) return before
  const file = readFile(path, largest)
  if (!file.ok) return { stamp, iteration: before?.iteration, fault: file.reason }
  if (!file.value) return undefined
  const read = readEfficiency(file.value.bytes)
  const settled = Date.now() / 1000 - file.value.written > 1
  return {
    // A file that was just written may be written again in the same tick of its clock.
    stamp: settled ? stamp : '',
    iteration: read.ok ? read.value : before?.iteration,
    fault: read.ok ? undefined : read.reason,
  }
}

const stampOf = (path: string): string | undefined => {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false })
  return stat && `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.mode}`
}
