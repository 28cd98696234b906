import { setTimeout as pause } from 'node:timers/promises'
import type { Reason } from '@octoscope/loki-mode/metrics'
import type { Reading } from '../reading.ts'
import type { Contents } from './read-file.ts'

/** How it went with a source. Where `value` is missing, what was told before still holds. */
export interface Report<T> {
  /** Whether it was understood in the end. */
  readonly up: boolean
  /** Each reading that was not. */
  readonly faults: readonly Reason[]
  readonly value?: T
}

export const reportOf = <T>(reading: Reading<T>): Report<T> =>
  reading.ok ? { up: true, faults: [], value: reading.value } : { up: false, faults: [reading.reason] }

/** A file that is being written is whole again a moment later. */
const attempts = 3
const betweenMs = 10

/**
 * Reads a file and understands it. One that seems torn is looked at again: it changed while it was read, or was written
 * a moment ago and breaks off.
 */
export const patiently = async <T>(
  read: () => Reading<Contents | undefined>,
  understand: (contents: Contents) => Reading<T>,
): Promise<Report<T | undefined>> => {
  const faults: Reason[] = []
  for (let attempt = 1; ; attempt += 1) {
    const file = read()
    const reading = file.ok && file.value ? understand(file.value) : file
    if (reading.ok) return { up: true, faults, value: reading.value as T | undefined }
    faults.push(reading.reason)
    const torn = reading.reason === 'changed' || (file.ok && file.value && isFresh(file.value))
    if (!torn || attempt === attempts) return { up: false, faults }
    await pause(betweenMs)
  }
}

const isFresh = ({ written }: Contents): boolean => Date.now() / 1000 - written < 2
