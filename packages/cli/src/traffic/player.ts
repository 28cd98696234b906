import type { Stack } from '@octoscope/spec'
import type { Command } from 'commander'
import type { RunFolder } from '../native/run-folder.ts'

/** Plays one system's world: what people and programs do to it. */
export interface Player<P extends Played = Played> {
  /** The system's name. */
  readonly system: string
  /** The options and the work of `octoscope traffic --system NAME`. */
  readonly command: () => Command
  /** Plays every situation once, beside a stack that runs. Rejects only with the reason of the stage's signal. */
  readonly once: (stage: Stage) => Promise<P>
  /** Plays gently, beside a stack that runs, until it is told to stop. Resolves when nothing is under way any more. */
  readonly gently: (stage: Stage) => Promise<void>
}

/** Where it is played. */
export interface Stage {
  readonly stack: Stack
  /** Where the run keeps what its programs read. */
  readonly folder: RunFolder
  /** Things done each second. */
  readonly rate: number
  readonly signal: AbortSignal
}

/** What became of it. */
export interface Played {
  /** One line for a person. */
  readonly inWords: string
  /** What a healthy system would not have done, each in a few words. */
  readonly surprises: readonly string[]
}
