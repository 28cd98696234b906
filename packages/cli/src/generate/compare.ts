import { isGenerated, type File } from '@octoscope/artifacts'
import type { Problem } from '@octoscope/spec'
import type { Tree } from './tree.ts'

/** How the files that stand differ from those that are declared. */
export interface Difference {
  readonly missing: readonly string[]
  readonly changed: readonly { readonly path: string; readonly line: number }[]
  /** Made by the generator, and declared no more. */
  readonly stray: readonly string[]
  /** Not made by the generator, in a folder that it owns. */
  readonly foreign: readonly string[]
}

export const compare = (declared: readonly File[], standing: Tree): Difference => {
  const paths = new Set(declared.map(({ path }) => path))
  return {
    missing: declared.filter(({ path }) => !standing.has(path)).map(({ path }) => path),
    changed: declared.flatMap(({ path, text }) => {
      const found = standing.get(path)
      return found === undefined || found === text || !isGenerated({ path, text: found })
        ? []
        : [{ path, line: firstDifference(found, text) }]
    }),
    stray: [...standing]
      .filter(([path, text]) => !paths.has(path) && isGenerated({ path, text }))
      .map(([path]) => path),
    foreign: [...standing].filter(([path, text]) => !isGenerated({ path, text })).map(([path]) => path),
  }
}

/** The number of the first line that differs, from 1. */
const firstDifference = (found: string, declared: string): number => {
  const lines = declared.split('\n')
  const at = found.split('\n').findIndex((line, index) => line !== lines[index])
  return (at < 0 ? lines.length : at) + 1
}

/** A difference, told as Problems: what `generate --check` finds. */
export const drift = ({ missing, changed, stray, foreign }: Difference): readonly Problem[] => [
  ...missing.map((path) => problem(path, `${path} is declared and is not there.`, regenerate)),
  ...changed.map(({ path, line }) =>
    problem(`${path}:${line}`, `${path} differs from its declaration.`, regenerate),
  ),
  ...stray.map((path) => problem(path, `${path} is there and is not declared any more.`, regenerate)),
  ...intruders({ foreign }),
]

/** Files of somebody else's: they are never overwritten and never deleted. */
export const intruders = ({ foreign }: Pick<Difference, 'foreign'>): readonly Problem[] =>
  foreign.map((path) =>
    problem(
      path,
      `${path} stands in a folder that the generator owns, and was not made by it.`,
      'Move it elsewhere.',
    ),
  )

const regenerate = 'Run `octoscope generate` and commit what it writes.'

const problem = (where: string, message: string, advice: string): Problem => ({
  code: 'generated/drift',
  where,
  message,
  advice,
})
