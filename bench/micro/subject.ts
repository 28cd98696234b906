import { join } from 'node:path'
import type { Owner } from '../command/rounds.ts'

export type InstrumentKind = 'counter' | 'histogram' | 'gauge'

/**
 * How a caller names the series. `literal`: a label object written at the call. `reused`: one made before.
 * `bound`: a handle that was given its labels once.
 */
export type Form = 'literal' | 'reused' | 'bound'

/** One call that is measured. */
export interface Subject {
  readonly name: string
  readonly library: string
  readonly instrument: InstrumentKind
  readonly form: Form
  readonly of: Owner
  /** A module with the function `prepare`. */
  readonly file: string
}

/** What each module gives: a call, which takes the number of its turn. */
export type Prepare = (subject: Subject) => Call
export type Call = (turn: number) => void

export const instruments: readonly InstrumentKind[] = ['counter', 'histogram', 'gauge']
const forms: readonly Form[] = ['literal', 'reused', 'bound']

const subjectsOf = (
  library: string,
  of: Subject['of'],
  { file, forms: taken = forms }: { readonly file: string; readonly forms?: readonly Form[] },
): readonly Subject[] =>
  instruments.flatMap((instrument) =>
    taken.map((form) => ({
      name: `${library}, ${instrument}, ${form}`,
      library,
      of,
      instrument,
      form,
      file: join(import.meta.dirname, file),
    })),
  )

export const cell = 'an array’s cell'
export const ours = 'Octoscope'
export const openTelemetry = 'OpenTelemetry SDK'
export const promClient = 'prom-client'

export const subjects: readonly Subject[] = [
  ...subjectsOf(cell, 'bare', { file: 'cell.ts', forms: ['bound'] }),
  ...subjectsOf(ours, 'ours', { file: 'ours.ts' }),
  ...subjectsOf(openTelemetry, 'peer', {
    file: '../peers/micro/otel.mjs',
    forms: ['literal', 'reused'],
  }),
  ...[promClient, '@prometheus-io/client', '@platformatic/prom-client'].flatMap((library) =>
    subjectsOf(library, 'peer', { file: '../peers/micro/prom-client.mjs' }),
  ),
]
