import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alertmanager, prometheus } from '../../packages/artifacts/src/index.ts'
import { writeTree } from '../../packages/cli/src/generate/tree.ts'
import { ask } from '../../packages/cli/src/test/tool.ts'
import { check } from '../../packages/stack/src/index.ts'
import { house } from './declarations/house.ts'
import { declarationTraps } from './declarations/index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'museum-'))
  await Promise.all(
    declarationTraps.map(({ id, wrong }) =>
      writeTree(join(folder, id), [...prometheus(wrong), ...alertmanager(wrong)], []),
    ),
  )
})
afterAll(() => rm(folder, { recursive: true }))

test('the house in which each trap is set keeps every law', () => expect(check(house())).toEqual([]))

test('promtool and amtool call every wrong stack valid', async () => {
  const files = (path: string) => declarationTraps.map(({ id }) => join(id, path))
  const verdicts = await Promise.all([
    ask('promtool', folder, 'check', 'rules', ...files('monitoring/prometheus/rules/example.yml')),
    ask('amtool', folder, 'check-config', ...files('monitoring/alertmanager/alertmanager.yml')),
  ])
  expect(verdicts.filter(({ ok }) => !ok)).toEqual([])
})

describe.each(declarationTraps)('$id', ({ wrong, law, where, right }) => {
  test(`${law} finds it, and no other law does`, () => {
    const problems = check(wrong)
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set([law]))
    expect(problems.map((problem) => problem.where)).toContain(where)
  })

  test('the right stack keeps every law', () => expect(check(right)).toEqual([]))
})

const routed = declarationTraps.flatMap(({ id, reaches }) => (reaches ? [{ id, reaches }] : []))
test.each(routed)('$id: the tree leads to $reaches.receivers', async ({ id, reaches }) => {
  const labels = Object.entries(reaches.labels).map(([label, value]) => `${label}=${value}`)
  const config = join(id, 'monitoring/alertmanager/alertmanager.yml')
  const { output } = await ask(
    'amtool',
    folder,
    'config',
    'routes',
    'test',
    '--config.file',
    config,
    ...labels,
  )
  expect(output.trim().split('\n').at(-1)).toBe(reaches.receivers)
})
