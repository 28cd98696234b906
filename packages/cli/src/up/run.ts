import type { Stack } from '@octoscope/spec'
import type { Running } from '../native/bring-up.ts'
import type { RunFolder } from '../native/run-folder.ts'
import type { Screen } from './screen.ts'

/** What the command line asks for. */
export interface Options {
  readonly once: boolean
  readonly traffic: boolean
  readonly rate: number
  readonly portOffset: number
  readonly dir: string
  readonly json: boolean
}

/** A stack that is up, and what is to be done with it. */
export interface Run {
  readonly stack: Stack
  readonly running: Running
  readonly folder: RunFolder
  readonly options: Options
  readonly out: Screen
  /** Aborted when we are asked to stop. */
  readonly signal: AbortSignal
}

/** Whether the machine has a part. */
export const has = ({ running }: Run, name: string): boolean =>
  running.parts.some((part) => part.name === name && part.state !== 'missing')
