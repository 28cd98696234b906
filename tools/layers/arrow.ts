import {
  isTestFile,
  packageImport,
  placeOf,
  placeOfDependency,
  type Workspace,
  type WorkspacePackage,
} from './workspace-package.ts'

/** From one package of the workspace to another. */
export interface Arrow {
  readonly from: WorkspacePackage
  readonly to: WorkspacePackage
  /** Undefined when package.json draws the arrow. */
  readonly door: string | undefined
  readonly where: string
}

/** Drawn by source imports and by package.json; tests draw none. */
export function arrowsOf({ packages }: Workspace): Arrow[] {
  const byName = new Map(packages.map((each) => [each.name, each]))
  return packages.flatMap((from) => {
    const declared = from.dependencies.map((name) => ({
      name,
      door: undefined,
      where: placeOfDependency(from, name),
    }))
    const imported = from.imports
      .filter(({ file }) => !isTestFile(file))
      .flatMap((each) => {
        const target = packageImport(each.specifier)
        return target ? [{ ...target, where: placeOf(each) }] : []
      })
    return [...declared, ...imported].flatMap(({ name, door, where }) => {
      const to = byName.get(name)
      return to && to !== from ? [{ from, to, door, where }] : []
    })
  })
}
