import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings } from '../../packages/spec/src/promql/analyse/analyse.ts'
import { declared, targetLabels } from './metrics.ts'
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

const find = (query: QueryTrap['right']) => findings(query, { catalogue: declared, targetLabels })

let folder: string
let valid: Verdicts
let played: Awaited<ReturnType<typeof testRules>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'museum-'))
  const plays = queryTraps.flatMap((trap) => [wrongPlay(trap), rightPlay(trap)])
  valid = await checkRules(folder, plays)
  played = await testRules(folder, plays)
})
afterAll(() => rm(folder, { recursive: true }))

describe.each(queryTraps)('$id', (trap) => {
  const { id, wrong, misbehaves, caughtBy } = trap

  test('promtool calls the wrong rule valid', () => expect(valid.get(`${id}.wrong`)).toBe(true))

  test(`in its world: ${misbehaves}`, async () => {
    if (misbehaves !== 'evaluation fails') return expect(played.get(`${id}.wrong`), played.said).toBe(true)
    const { said } = await testRules(folder, [wrongPlay(trap)])
    expect(said).toMatch(/err: (multiple matches for labels|found duplicate series)/)
  })

  if ('finding' in caughtBy)
    test(`${caughtBy.finding} finds it`, () => {
      expect(
        find(wrong).map(({ code, from, to }) => ({ finding: code, guilty: wrong.slice(from, to) })),
      ).toEqual([caughtBy])
    })
  else
    test(`nothing in the text is certainly wrong; the proof "${caughtBy.proof}" fails`, async () => {
      expect(find(wrong)).toEqual([])
      const proof = { ...rightPlay(trap), name: `${id}.wrong`, expr: wrong }
      expect((await testRules(folder, [proof])).get(`${id}.wrong`)).toBe(false)
    })

  test('the right rule breaks nothing and behaves in the same world', () => {
    expect(find(trap.right)).toEqual([])
    expect(valid.get(`${id}.right`)).toBe(true)
    expect(played.get(`${id}.right`), played.said).toBe(true)
  })
})
