import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf } from './fingerprint.mjs'
import { findOnPath, runCaptured } from './program.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

export const pnpmVersion = '12.21.0'

/** Installs the workspace's packages as pnpm-lock.yaml says, unless nothing that decides them has changed. */
export async function installWorkspacePackages(root, report) {
  await report.step('workspace packages', async (begin) => {
    const fingerprint = fingerprintOf(root)
    if (isInstalled(root, fingerprint)) return 'unchanged since the last install'
    begin(`installing with pnpm ${pnpmVersion}`)
    requireWritable(root)
    rmSync(stampFile(root), { force: true })
    await install(root)
    writeFileSync(stampFile(root), fingerprint)
    return 'installed'
  })
}

function isInstalled(root, fingerprint) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === fingerprint
}

function stampFile(root) {
  return join(root, 'node_modules/.octoscope-set-up')
}

function requireWritable(root) {
  try {
    accessSync(root, constants.W_OK)
  } catch (error) {
    throw new SetUpFailure(
      `Workspace packages cannot be installed: ${root} is not writable (${error.code}). Run from a writable copy.`,
    )
  }
}

async function install(root) {
  if (!findOnPath('npm')) throw new SetUpFailure('npm is not on PATH. Install it: it comes with Node.')
  const { code, output } = await runCaptured('npm', pnpmCommand('install', '--frozen-lockfile'), {
    cwd: root,
    env: pnpmEnvironment,
  })
  if (code !== 0) throw new SetUpFailure(explain(output, code), { output })
}

function pnpmCommand(...args) {
  return ['exec', '--yes', `--package=pnpm@${pnpmVersion}`, '--', 'pnpm', ...args]
}

const pnpmEnvironment = {
  CI: 'true', // never ask a question
  NODE_ENV: 'development', // "production" would leave out the tools that tests need
  npm_config_fetch_retry_mintimeout: '1000', // ms; by default an unreachable registry is told after a minute
}

const causes = [
  [
    /ERR_PNPM_(OUTDATED_LOCKFILE|LOCKFILE_)/,
    `pnpm-lock.yaml does not match the package.json files and pnpm-workspace.yaml. Run "npm ${pnpmCommand('install').join(' ')}" and commit pnpm-lock.yaml.`,
  ],
  [/ENOSPC/, 'the disk is full. Make room and try again.'],
  [/EROFS|EACCES|EPERM/, 'a folder is not writable. Run from a writable copy, with a writable home folder.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|FETCH_FAIL|META_FETCH/,
    'the npm registry cannot be reached. Check the network and "npm config get registry", then try again.',
  ],
]

function explain(output, code) {
  const cause = causes.find(([sign]) => sign.test(output))?.[1]
  return `Workspace packages are not installed: ${cause ?? `pnpm ended with exit code ${code}; see its output above.`}`
}
