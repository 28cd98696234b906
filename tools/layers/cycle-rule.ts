import type { Problem } from '../../packages/spec/src/problem/problem.ts'
import { arrowsOf } from './arrow.ts'
import { placeOfDependency, type Workspace } from './workspace-package.ts'

/** No package reaches itself again by following arrows. */
export function noCycles(workspace: Workspace): Problem[] {
  const targets = new Map<string, Set<string>>()
  for (const { from, to } of arrowsOf(workspace)) {
    targets.set(from.name, (targets.get(from.name) ?? new Set()).add(to.name))
  }
  return cyclesOf(targets).map((names) => {
    const first = workspace.packages.find(({ name }) => name === names[0])
    return {
      code: 'layers/cycle',
      where: first && names[1] ? placeOfDependency(first, names[1]) : names.join(' '),
      message: `Packages must not import each other in a circle; ${[...names, names[0]].join(' → ')} came.`,
      advice: 'Move what they share into a package below them.',
    }
  })
}

/** Each circle once, starting at its alphabetically first package. */
function cyclesOf(targets: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const walk = (path: readonly string[]): string[][] => {
    const [start, here] = [path[0] ?? '', path.at(-1) ?? '']
    return [...(targets.get(here) ?? [])].flatMap((next) => {
      if (next === start) return [[...path]]
      return next < start || path.includes(next) ? [] : walk([...path, next])
    })
  }
  return [...targets.keys()].flatMap((start) => walk([start]))
}
