import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingsOf, lawsBrokenBy } from './catching.ts'
import { checkRules, testRules, type Play, type Verdicts } from './promtool.ts'
import { queryTraps } from './queries/index.ts'
import type { QueryTrap } from './trap.ts'

const wrongPlay = ({ id, wrong, world, misbehaves, seen }: QueryTrap): Play => ({
  name: `${id}.wrong`,
  expr: wrong,
  world,
  fires: misbehaves === 'false alarm',
  ...(seen && { seen }),
})

const rightPlay = ({ id, right, world, misbehaves }: QueryTrap): Play => ({
  name: `${id}.right`,
  expr: String(right),
  world,
  fires: misbehaves !== 'false alarm',
})

let folder: string
let valid: Verdicts
let played: Awaited<ReturnType<typeof testRules>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'museum-'))
  const plays = queryTraps.flatMap((trap) => [wrongPlay(trap), rightPlay(trap)])
  valid = await checkRules(folder, plays)
  played = await testRules(folder, plays)
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

describe.each(queryTraps)('$id', ({ id, right }) => {
  test('promtool calls the wrong rule valid', () => expect(valid.get(`${id}.wrong`)).toBe(true))

  test('the right rule breaks nothing and behaves in the same world', () => {
    expect(findingsOf(right)).toEqual([])
    expect(valid.get(`${id}.right`)).toBe(true)
    expect(played.get(`${id}.right`) || played.said).toBe(true)
  })
})

const misleading = queryTraps.filter(({ misbehaves }) => misbehaves !== 'evaluation fails')
test.each(misleading)('$id: $misbehaves', ({ id }) =>
  expect(played.get(`${id}.wrong`) || played.said).toBe(true),
)

const failing = queryTraps.filter(({ misbehaves }) => misbehaves === 'evaluation fails')
test.each(failing)('$id: $misbehaves', async (trap) => {
  const { said } = await testRules(folder, [wrongPlay(trap)])
  expect(said).toMatch(/err: (multiple matches for labels|found duplicate series)/)
})

const readable = queryTraps.flatMap(({ id, wrong, caughtBy }) =>
  'finding' in caughtBy ? [{ id, wrong, caughtBy }] : [],
)
test.each(readable)('$id: $caughtBy.finding finds it', ({ wrong, caughtBy }) => {
  const found = findingsOf(wrong).map(({ code, from, to }) => ({
    finding: code,
    guilty: wrong.slice(from, to),
  }))
  expect(found).toEqual([caughtBy])
})

const lawless = queryTraps.flatMap(({ id, wrong, right, caughtBy }) =>
  'law' in caughtBy ? [{ id, wrong, right, caughtBy }] : [],
)
test.each(lawless)('$id: $caughtBy.law finds it', ({ wrong, right, caughtBy: { law, guilty } }) => {
  expect(lawsBrokenBy(right)).toEqual([])
  const found = lawsBrokenBy(wrong).map(({ code, source }) => ({
    law: code,
    guilty: wrong.slice(source?.from, source?.to),
  }))
  expect(found).toEqual([{ law, guilty }])
})

test('where nothing in the text is certainly wrong, the proof fails', async () => {
  const unreadable = queryTraps.filter(({ caughtBy }) => 'proof' in caughtBy)
  expect(unreadable.flatMap(({ wrong }) => findingsOf(wrong))).toEqual([])
  const proofs = unreadable.map((trap) => ({
    ...rightPlay(trap),
    expr: trap.wrong,
    name: `${trap.id}.wrong`,
  }))
  const verdicts = await testRules(folder, proofs)
  expect(proofs.filter(({ name }) => verdicts.get(name))).toEqual([])
})
