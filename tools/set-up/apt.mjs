import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { findOnPath, runCaptured } from './program.mjs'

/** Why apt-get may not be used here, or undefined. */
export function aptObstacle(env) {
  if (env.OCTOSCOPE_NO_INSTALL === '1') return 'OCTOSCOPE_NO_INSTALL=1 forbids it'
  if (!findOnPath('apt-get')) return 'this machine has no apt-get'
  if (process.getuid() !== 0) return 'only root may install Debian packages'
  return undefined
}

/**
 * Installs Debian packages without starting their services; resolves to undefined, or to what went wrong.
 * One at a time: a package this machine cannot have does not keep out the others.
 */
export async function aptInstall(names) {
  try {
    return await withoutStartingServices(async () => {
      await aptGet('update')
      const failures = []
      for (const name of names) {
        const { code, output } = await aptGet('install', '-y', '--no-install-recommends', name)
        if (code !== 0) failures.push({ cause: causeOf(output, code), output })
      }
      return failures[0]
    })
  } catch (error) {
    if (error.code === undefined) throw error
    return { cause: error.message }
  }
}

function causeOf(output, code) {
  return output.match(/^E: .*/m)?.[0] ?? `apt-get ended with exit code ${code}`
}

function aptGet(...args) {
  const lockTimeout = ['-o', 'DPkg::Lock::Timeout=120'] // seconds; another apt-get may be at work
  return runCaptured('apt-get', [...lockTimeout, ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } })
}

const policyFile = '/usr/sbin/policy-rc.d'

/** Debian asks this program before a package starts its service; 101 means "action forbidden by policy". */
async function withoutStartingServices(work) {
  if (existsSync(policyFile)) return work()
  writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' })
  try {
    return await work()
  } finally {
    rmSync(policyFile, { force: true })
  }
}
