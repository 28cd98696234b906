import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SetUpFailure } from './set-up-failure.mjs'

/** Changes when the workspace's packages must be installed anew. Platform and processor count: some carry native programs. */
export function fingerprintOf(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of manifestsOf(root)) hash.update(`\0${file}\0`).update(readManifest(root, file))
  return hash.digest('hex')
}

/** Every file that decides what is installed: lockfile, workspace file, and each package.json. */
function manifestsOf(root) {
  const workspace = readManifest(root, 'pnpm-workspace.yaml')
  const parents = [...workspace.matchAll(/^ +- +['"]?([\w./-]+)\/\*['"]?$/gm)].map(([, folder]) => folder)
  const packages = parents
    .filter((parent) => existsSync(join(root, parent)))
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}/package.json`))
  return [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...packages.filter((file) => existsSync(join(root, file))),
  ]
}

function readManifest(root, file) {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch (error) {
    throw new SetUpFailure(`${file} cannot be read (${error.code}). Restore the whole checkout.`)
  }
}
