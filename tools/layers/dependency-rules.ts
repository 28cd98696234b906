import { posix } from 'node:path'
import type { Problem } from '../../packages/spec/src/problem/problem.ts'
import { isTestFile, packageImport, placeOf, placeOfDependency, type Workspace } from './workspace-package.ts'

/** What a package imports stands in its own package.json; test files may also use what the root offers. */
export function everyImportIsDeclared({ packages, rootDevDependencies }: Workspace): Problem[] {
  return packages.flatMap((each) =>
    each.imports.flatMap((found) => {
      const name = packageImport(found.specifier)?.name
      const forTests = isTestFile(found.file) ? [...each.devDependencies, ...rootDevDependencies] : []
      if (!name || name === each.name || [...each.dependencies, ...forTests].includes(name)) return []
      return {
        code: 'layers/undeclared-import',
        where: placeOf(found),
        message: `Import "${found.specifier}" must be declared in ${each.folder}/package.json; it is not among its ${isTestFile(found.file) ? 'dependencies or devDependencies' : 'dependencies'}.`,
        advice: `Add "${name}" there, or remove the import.`,
      }
    }),
  )
}

/** What package.json declares is imported somewhere in the package, or asked for by a library that it uses. */
export function everyDependencyIsImported({ packages }: Workspace): Problem[] {
  return packages.flatMap((each) => {
    const imported = new Set(each.imports.map(({ specifier }) => packageImport(specifier)?.name))
    const declared = [...each.dependencies, ...each.devDependencies]
    return declared
      .filter((name) => !imported.has(name) && !each.peers.includes(name) && !name.startsWith('@types/'))
      .map((name) => ({
        code: 'layers/unused-dependency',
        where: placeOfDependency(each, name),
        message: `Dependency "${name}" of ${each.folder} must be imported by it; no source does.`,
        advice: 'Remove it from package.json.',
      }))
  })
}

/** A package is entered by its name; only test files may reach over the fence. */
export function relativeImportsStayInside({ packages }: Workspace): Problem[] {
  return packages.flatMap(({ folder, imports }) =>
    imports
      .filter(({ file, specifier }) => !isTestFile(file) && /^\.\.?(\/|$)/.test(specifier))
      .filter(({ file, specifier }) => !posix.join(posix.dirname(file), specifier).startsWith(`${folder}/`))
      .map((found) => ({
        code: 'layers/relative-escape',
        where: placeOf(found),
        message: `A relative import must stay inside ${folder}; "${found.specifier}" leaves it.`,
        advice: 'Import the other package by its name, and declare it in package.json.',
      })),
  )
}
