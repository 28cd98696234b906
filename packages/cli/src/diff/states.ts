import { readFile } from 'node:fs/promises'
import { environments, stackIn } from '@octoscope/stack'
import { catalog, type ToldCatalog } from '../catalog/catalog.ts'
import { committed } from '../terminal/which-stack.ts'
import type { Pair } from './pair.ts'
import { catalogAt } from './revision/catalog-at.ts'
import { commitOf, repositoryAround } from './revision/git.ts'
import { readCatalog } from './revision/read-catalog.ts'
import { Refusal } from './revision/refusal.ts'

/** One of the two states that are compared. */
export interface State {
  /** What people call it: `HEAD (22724e6)`, `the working tree`, `saved.json`. */
  readonly name: string
  readonly catalog: ToldCatalog
}

export interface Wish {
  readonly from: string
  /** Undefined is the working tree. */
  readonly to?: string | undefined
  /** A saved catalogue, in the place of `from`. */
  readonly against?: string | undefined
}

/** Both states. Where one cannot be had, a Refusal says why. */
export const statesOf = async (
  { from, to, against }: Wish,
  place: { readonly folder: string; readonly started: string; readonly signal: AbortSignal },
): Promise<Pair<State>> => {
  const at = async (revision: string): Promise<State> => {
    const repository = await repositoryAround(place.folder, place.signal)
    const commit = await commitOf(repository, revision)
    return { name: commit.name, catalog: await catalogAt(repository, commit, place) }
  }
  return {
    from: against === undefined ? await at(from) : await saved(against),
    to: to === undefined ? workingTree() : await at(to),
  }
}

const saved = async (file: string): Promise<State> => {
  const text = await readFile(file, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Refusal(
      `The saved catalogue ${file} cannot be read (${code}). Save one: octoscope catalog --json > ${file}`,
    )
  })
  return { name: file, catalog: readCatalog(text, file) }
}

/** The declarations that this process runs on. */
const workingTree = (): State => ({
  name: 'the working tree',
  catalog: catalog(stackIn(environments[committed])),
})
