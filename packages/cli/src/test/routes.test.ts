import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alertsOf, type Routing, type Stack } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { routeCount, verifyRoutes } from './routes.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'octoscope-routes-'))))
afterEach(() => rm(folder, { recursive: true }))

const { production } = environments
const stack = stackIn(production)
const inProduction = (about: Partial<Routing>): Stack => ({
  ...stack,
  environments: [{ ...production, routing: { ...production.routing, ...about } }],
})
const failures = async (of: Stack) => (await verifyRoutes(of, folder)).filter(({ ok }) => !ok)

test('amtool leads every alert of the stack to the receivers stated, in each environment', async () => {
  expect(await failures(stack)).toEqual([])
  expect(routeCount(stack)).toBeGreaterThanOrEqual(
    stack.systems.flatMap(alertsOf).length * stack.environments.length,
  )
})

test('a tree that leads elsewhere than stated is found, alert by alert', async () => {
  const broken = inProduction({ routes: production.routing.routes.slice(1) })
  expect(await failures(broken)).toMatchObject([{ what: expect.stringContaining('route of Watchdog') }])
})

test('a tree that amtool cannot read is found', async () => {
  const twin = { ...production.routing.receiver }
  const broken = inProduction({
    routes: production.routing.routes.map((each) => ({ ...each, receiver: twin })),
  })
  expect(await failures(broken)).toContainEqual({
    what: 'amtool check-config in production',
    ok: false,
    output: expect.stringContaining('is not unique'),
  })
})
