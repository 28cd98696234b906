import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inhibitionsOf, type Inhibition, type Stack } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inhibitionCount, rehearseInhibitions } from './inhibitions.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'octoscope-inhibitions-'))))
afterEach(() => rm(folder, { recursive: true }))

const stack = stackIn(environments.production)
const withInhibitions = (...inhibitions: readonly Inhibition[]): Stack => ({
  ...stack,
  systems: stack.systems.map((system, index) => ({ ...system, inhibitions: index === 0 ? inhibitions : [] })),
})
const [declared] = stack.systems.flatMap(inhibitionsOf)
if (!declared) throw new Error('The stack must declare an inhibition.')
const inhibition: Inhibition = { ...declared, targets: [declared.targets[0]] }
const failures = async (of: Stack) => (await rehearseInhibitions(of, folder)).filter(({ ok }) => !ok)

test('every inhibition of the stack silences its targets, and not the other way round', async () => {
  expect(inhibitionCount(stack)).toBeGreaterThan(0)
  expect(await failures(stack)).toEqual([])
})

test('labels that differ on the two are found: nothing would ever be silent', async () => {
  const never = withInhibitions({ ...inhibition, equal: ['alertname'] })
  expect(await failures(never)).toMatchObject([{ output: expect.stringContaining('No proof') }, {}])
})

test('a target that silences its source in turn is found', async () => {
  const back: Inhibition = { ...inhibition, source: inhibition.targets[0], targets: [inhibition.source] }
  const found = (await failures(withInhibitions(inhibition, back))).map(({ what }) => what)
  expect(found).toContain(`${back.source.name} does not silence ${inhibition.source.name}`)
})
