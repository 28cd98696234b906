import { aptInstall, aptObstacle } from './apt.mjs'
import { debianPackages } from './debian-packages.mjs'
import { findOnPath } from './program.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

/** Installs the Debian packages a purpose needs and this machine lacks; start goes on without them, test does not. */
export async function provideNativeTools(purpose, report) {
  const packages = purpose ? debianPackages[purpose] : []
  if (packages.length === 0) return
  let complaint
  await report.step('native tools', async (begin) => {
    const lacking = packages.filter((each) => missingPrograms([each]).length > 0)
    if (lacking.length === 0) return `${packages.flatMap(({ programs }) => programs).join(', ')} found`
    complaint = await tryToInstall(lacking, begin)
    if (!complaint) return 'installed'
    if (purpose === 'test') throw complaint
    return 'going on without them'
  })
  if (complaint) report.warn(complaint.message)
}

/** Resolves to undefined, or to why the packages are still missing. */
async function tryToInstall(packages, begin) {
  const names = packages.map(({ name }) => name)
  const obstacle = aptObstacle(process.env)
  begin(
    obstacle
      ? `${missingPrograms(packages).join(', ')} missing`
      : `installing ${names.join(', ')} with apt-get`,
  )
  const failure = obstacle ? { cause: obstacle } : await aptInstall(names)
  const missing = missingPrograms(packages)
  if (missing.length === 0) return undefined
  const cause = failure?.cause ?? 'the packages did not bring them'
  return new SetUpFailure(
    `Not on PATH: ${missing.join(', ')}; not installed: ${cause}. ${remedy(packages)}`,
    { output: failure?.output },
  )
}

function remedy(packages) {
  const names = packages.map(({ name }) => name).join(' ')
  if (findOnPath('apt-get')) return `Get them: sudo apt-get install -y --no-install-recommends ${names}`
  return `Get them from https://prometheus.io/download and put them on PATH under these names (Debian: ${names}).`
}

function missingPrograms(packages) {
  return packages.flatMap(({ programs }) => programs).filter((program) => !findOnPath(program))
}
