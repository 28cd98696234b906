import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Alert } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { declaredAlerts } from './mutate.ts'
import { httpRequests } from '@octoscope/octollm/metrics'
import { mutantsOf } from './operators/index.ts'
import { score } from './score.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'octoscope-mutate-'))))
afterEach(() => rm(folder, { recursive: true }))

const stack = stackIn(environments.production)
const declared = declaredAlerts(stack)
const find = (name: string) => {
  const found = declared.find(({ alert }) => alert.name === name)
  if (!found) throw new Error(`The stack must declare ${name}.`)
  return found
}
const { alert, home } = find('HighErrorRate')
const judged = (of: Alert) => judge(of, mutantsOf(of), { home, folder })

test('side by side, each mutant fares as it does alone', async () => {
  const weak: Alert = { ...alert, proof: { ...alert.proof, silent: [alert.proof.silent[0]] } }
  const together = await judged(weak)
  const alone = []
  for (const mutant of mutantsOf(weak)) alone.push(...(await judge(weak, [mutant], { home, folder })))
  expect(together.map(({ killed }) => killed)).toEqual(alone.map(({ killed }) => killed))
  expect(new Set(together.map(({ killed }) => killed))).toEqual(new Set([true, false]))
})

test('a weakened proof falls below the kill rate, and the survivors are named', async () => {
  const [first] = alert.proof.silent
  const weak: Alert = { ...alert, proof: { fires: alert.proof.fires, silent: [first] } }
  const { problems, survivors } = score(weak, await judged(weak))
  expect(problems).toMatchObject([{ code: 'mutation/survived' }])
  expect(survivors.map(({ change }) => change)).toContain('> to >=')
})

test('a mutant that cannot be evaluated is killed, and does not hide the others', async () => {
  const [some] = mutantsOf(alert)
  if (!some) throw new Error('HighErrorRate must have mutants.')
  const manyToMany = `${httpRequests.name} / on () ${httpRequests.name}`
  const broken = { ...some, mutated: { ...alert, expr: { ...alert.expr, toString: () => manyToMany } } }
  const verdicts = await judge(alert, [broken, ...mutantsOf(alert)], { home, folder })
  expect(verdicts.map(({ killed }) => killed)).toEqual(verdicts.map(() => true))
})

test('a proof that does not hold judges nothing', async () => {
  const wrong: Alert = { ...alert, for: '50m' }
  await expect(judged(wrong)).rejects.toThrow('The proof of HighErrorRate must hold')
})
