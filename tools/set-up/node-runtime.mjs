import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { findOnPath } from './program.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

/** The first Node that runs TypeScript sources as they are. */
export const oldestNode = '22.18'

/** Resolves to the Node that runs the script: this machine's own, or the workspace's if that is too old. */
export async function chooseNode(root, report) {
  let chosen
  await report.step('node', () => {
    const own = machineNode(root)
    const ownVersion = own && versionOf(own)
    if (isNewEnough(ownVersion)) {
      chosen = own
      return `${ownVersion}, this machine's own`
    }
    chosen = join(root, 'node_modules/.bin/node')
    const version = existsSync(chosen) ? versionOf(chosen) : undefined
    if (isNewEnough(version))
      return `${version} from node_modules (this machine has ${ownVersion ?? 'none of its own'})`
    throw new SetUpFailure(
      `Node ${oldestNode} or newer is needed; this machine has ${ownVersion ?? 'none'}, and none that runs here came with ` +
        `the workspace packages (${process.platform} ${process.arch}). Install Node 24.`,
    )
  })
  return chosen
}

/** npm puts the workspace's own Node first on PATH, so even the Node we run in may not be the machine's. */
function machineNode(root) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [process.execPath, ...folders.map((folder) => findOnPath('node', folder))]
  return candidates.find((file) => file && !isInside(file, join(root, 'node_modules')))
}

function isInside(file, folder) {
  return realpathSync(file).startsWith(realpathSync(folder) + sep)
}

/** Undefined when the program does not run here, as a glibc build does not on musl. */
function versionOf(node) {
  if (node === process.execPath) return process.versions.node
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim().replace(/^v/, '')
  } catch {
    return undefined
  }
}

function isNewEnough(version) {
  if (!version) return false
  const [major, minor] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = oldestNode.split('.').map(Number)
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}
