import type { Stack } from '@octoscope/spec'

/** One generated file. The path is relative to the root of the output, with "/" on every machine. */
export interface File {
  readonly path: string
  readonly text: string
}

/** What a reader's tool is given: a pure function from the whole to files. */
export type Render = (stack: Stack) => readonly File[]
