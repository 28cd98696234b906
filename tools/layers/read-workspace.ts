import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSpecifiers } from './import-specifiers.ts'
import type { SourceImport, Workspace, WorkspacePackage } from './workspace-package.ts'

interface Manifest {
  readonly name?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const parents = ['packages', 'packages/systems', 'services']

/** Reads every package below `root`. Throws what the file system throws, and SyntaxError for a broken package.json. */
export function readWorkspace(root: string): Workspace {
  const { devDependencies = {} } = parseManifest(readFileSync(join(root, 'package.json'), 'utf8'))
  const folders = parents
    .filter((parent) => existsSync(join(root, parent)))
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
  return {
    packages: folders.map((folder) => readPackage(root, folder)),
    rootDevDependencies: Object.keys(devDependencies),
  }
}

function readPackage(root: string, folder: string): WorkspacePackage {
  const manifest = readFileSync(join(root, folder, 'package.json'), 'utf8')
  const {
    name = folder,
    dependencies = {},
    devDependencies = {},
    peerDependencies = {},
  } = parseManifest(manifest)
  return {
    name,
    folder,
    manifest,
    // Who uses the package brings its peers.
    dependencies: Object.keys({ ...dependencies, ...peerDependencies }),
    devDependencies: Object.keys(devDependencies),
    peers: Object.keys({ ...dependencies, ...devDependencies }).flatMap((dependency) =>
      peersOf(join(root, folder, 'node_modules', dependency, 'package.json')),
    ),
    imports: sourceFiles(root, folder).flatMap((file) => importsOf(root, file)),
  }
}

/** None of what is not installed. */
function peersOf(manifest: string): string[] {
  if (!existsSync(manifest)) return []
  return Object.keys(parseManifest(readFileSync(manifest, 'utf8')).peerDependencies ?? {})
}

function parseManifest(text: string): Manifest {
  const manifest: Manifest = JSON.parse(text)
  return manifest
}

function importsOf(root: string, file: string): SourceImport[] {
  const source = readFileSync(join(root, file), 'utf8')
  return importSpecifiers(source).map((found) => ({ ...found, file }))
}

function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory())
      return ['node_modules', 'dist'].includes(entry.name) ? [] : sourceFiles(root, path)
    return /\.[cm]?[jt]sx?$/.test(entry.name) ? [path] : []
  })
}
