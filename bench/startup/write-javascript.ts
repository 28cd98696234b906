// A program: writes the modules that a service of ours loads as JavaScript into FOLDER. See javascript.ts.
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { javaScriptOf } from './javascript.ts'

const root = join(import.meta.dirname, '../..')
const folder = process.env.FOLDER ?? ''

const writeAll = async (): Promise<void> => {
  for (const name of ['spec', 'telemetry']) await writePackage(`packages/${name}`)
  await writeFolder('bench/servers')
}

const writePackage = async (path: string): Promise<void> => {
  await writeFolder(`${path}/src`)
  await cp(join(root, path, 'package.json'), join(folder, path, 'package.json'))
  await symlink(join(root, path, 'node_modules'), join(folder, path, 'node_modules'))
}

const writeFolder = async (path: string): Promise<void> => {
  const files = await readdir(join(root, path), { recursive: true })
  const sources = files.filter((file) => /\.m?[jt]s$/.test(file) && !/\.(test|errors|d)\.m?ts$/.test(file))
  for (const file of sources) await writeModule(`${path}/${file}`)
}

const writeModule = async (path: string): Promise<void> => {
  const target = javaScriptOf(folder, path)
  const source = await readFile(join(root, path), 'utf8')
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, path.endsWith('.ts') ? toJavaScript(source, target) : source)
}

/** The doors of our packages: through their own they lead back to the sources. */
const doors: Readonly<Record<string, string>> = {
  '@octoscope/spec': 'packages/spec/src/index.ts',
  '@octoscope/spec/metrics': 'packages/spec/src/metrics/index.ts',
  '@octoscope/telemetry': 'packages/telemetry/src/index.ts',
}

const toJavaScript = (source: string, target: string): string =>
  stripTypeScriptTypes(source)
    .replaceAll(/(\bfrom |\bimport\(|\bimport )'(\.[^']*)\.ts'/g, `$1'$2.js'`)
    .replaceAll(/(\bfrom |\bimport\()'(@octoscope\/[^']*)'/g, (whole, before: string, door: string) => {
      const path = doors[door]
      return path === undefined
        ? whole
        : `${before}'${relative(dirname(target), javaScriptOf(folder, path))}'`
    })

await writeAll()
process.send?.({})
