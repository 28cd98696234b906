import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCatalog } from './run-catalog.ts'

let tree: string
beforeEach(async () => void (tree = await mkdtemp(join(tmpdir(), 'octoscope-tree-'))))
afterEach(() => rm(tree, { recursive: true }))

const running = async (program: string, patience = 10_000) => {
  await writeFile(join(tree, 'main.mjs'), program)
  return runCatalog({ tree, name: 'v1', entry: 'main.mjs', patience }, new AbortController().signal)
}

test('it is asked for its catalogue, in its own tree', async () => {
  const told = JSON.parse(
    await running('console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]))'),
  )
  expect(told).toEqual([tree, 'catalog', '--json'])
})

test('one that does not end is ended, and named', async () => {
  await expect(running('setInterval(() => {}, 1_000)', 500)).rejects.toThrow(
    'v1 does not tell its catalogue: "octoscope catalog --json" took longer than 0.5 s there.',
  )
})

test('one that fails is named with the cause', async () => {
  await expect(running('throw new Error("no such stack")')).rejects.toThrow(
    /ended with exit code 1 there\.\n {2}Error: no such stack\n/,
  )
})

test('one that is not there is named', async () => {
  const gone = { tree, name: 'v1', entry: 'gone.mjs', patience: 1_000 }
  await expect(runCatalog(gone, new AbortController().signal)).rejects.toThrow('v1 has no gone.mjs')
})
