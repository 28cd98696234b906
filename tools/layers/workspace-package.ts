import { isBuiltin } from 'node:module'
import { lineAt, type ImportSpecifier } from './import-specifiers.ts'

/** One package of the workspace, read whole: all the rules need to know, without a file system. */
export interface WorkspacePackage {
  readonly name: string
  /** Relative to the root, such as `packages/spec`. */
  readonly folder: string
  readonly manifest: string
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
  /** What its installed dependencies ask of whoever uses them. */
  readonly peers: readonly string[]
  readonly imports: readonly SourceImport[]
}

export interface SourceImport extends ImportSpecifier {
  /** Relative to the root. */
  readonly file: string
}

export interface Workspace {
  readonly packages: readonly WorkspacePackage[]
  /** What the root package.json offers to every test file. */
  readonly rootDevDependencies: readonly string[]
}

/** A test, or what stands ready for tests in a folder named `testing`. */
export function isTestFile(file: string): boolean {
  return /\.test(-d)?\.[cm]?[jt]sx?$|\/testing\//.test(file)
}

/** `@octoscope/spec/metrics` → package `@octoscope/spec`, door `./metrics`; undefined for paths and Node's own. */
export function packageImport(specifier: string): { name: string; door: string } | undefined {
  if (/^[./#]|^\w+:/.test(specifier) || isBuiltin(specifier)) return undefined
  const parts = specifier.split('/')
  const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  return { name, door: ['.', ...parts].join('/') }
}

export function placeOf({ file, line }: SourceImport): string {
  return `${file}:${line}`
}

/** Where a package.json names a dependency. */
export function placeOfDependency({ folder, manifest }: WorkspacePackage, dependency: string): string {
  const lists = Math.max(0, manifest.search(/"(dev)?dependencies"/i))
  return `${folder}/package.json:${lineAt(manifest, Math.max(0, manifest.indexOf(`"${dependency}"`, lists)))}`
}
