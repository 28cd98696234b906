import type { ToldCatalog } from '../../catalog/catalog.ts'
import type { Change } from '../change.ts'
import type { Pair } from '../pair.ts'

/** A kind of thing that is declared, and how two states of it compare. */
export interface Subject {
  /** Where the catalogue tells of it. A catalogue without it comes from an Octoscope that did not know it. */
  readonly kind: keyof Told
  readonly title: string
  /** `sides` call every metric by its new name; `declared` is what each side wrote. */
  readonly compare: (sides: Pair<Told>, declared: Pair<Told>) => readonly Change[]
}

type Kinds = Omit<ToldCatalog, 'version' | 'environment'>

/** A catalogue with an empty list for each kind that it does not tell of. */
export type Told = { readonly [Kind in keyof Kinds]-?: NonNullable<Kinds[Kind]> }
