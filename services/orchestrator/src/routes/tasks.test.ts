import { armRequests, tasksCompleted, tasksInProgress } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { startOrchestrator } from '../testing/started-orchestrator.ts'
import { held, startStandIns } from '../testing/stand-ins.ts'

const unknown = '/tasks/00000000-0000-4000-8000-000000000000'

test('an unknown task is a 404', async () => {
  const { send } = await startOrchestrator((await startStandIns()).url)
  for (const method of ['GET', 'DELETE']) {
    const { status, body } = await send(method, unknown)
    expect([status, body['error']]).toEqual([404, expect.objectContaining({ code: 'not_found' })])
  }
})

test('lists the newest first, by status and as many as asked', async () => {
  const others = await startStandIns()
  const { send, accepted, ended } = await startOrchestrator(others.url)
  const ids: string[] = []
  for (const goal of ['a', 'b', 'c']) ids.push(await accepted({ goal }))
  for (const id of ids) await ended(id)
  const plan = held()
  others.on('/plan', plan.behaviour)
  await accepted({ goal: 'd' })

  const goals = async (query: string) =>
    ((await send('GET', `/tasks${query}`)).body['tasks'] as { goal: string }[]).map(({ goal }) => goal)
  expect(await goals('')).toEqual(['d', 'c', 'b', 'a'])
  expect(await goals('?limit=2')).toEqual(['d', 'c'])
  expect(await goals('?status=completed&limit=2')).toEqual(['c', 'b'])
  expect(await goals('?status=cancelled')).toEqual([])
})

test.each([
  ['limit', '?limit=101'],
  ['limit', '?limit=0'],
  ['status', '?status=lost'],
])('refuses a list by a bad %s: %s', async (field, query) => {
  const { send } = await startOrchestrator((await startStandIns()).url)
  const { status, body } = await send('GET', `/tasks${query}`)
  expect([status, body['error']]).toEqual([400, expect.objectContaining({ field })])
})

test('cancelling ends a running task at once and takes its requests back from the arms', async () => {
  const others = await startStandIns()
  others.on('/execute', held().behaviour)
  const { send, accepted, task, sample } = await startOrchestrator(others.url)
  const id = await accepted({ goal: 'g' })
  await eventually(() => others.receivedAt('/execute').length).toBe(1)

  const { status, body } = await send('DELETE', `/tasks/${id}`)
  expect([status, body]).toEqual([200, expect.objectContaining({ task_id: id, status: 'cancelled' })])
  await eventually(() => others.receivedAt('/execute')[0]?.hungUp.aborted).toBe(true)
  expect(await sample(tasksCompleted, { status: 'cancelled' })).toBe(1)
  expect(await sample(tasksInProgress)).toBe(0)
  expect(await sample(armRequests, { arm: 'executor', status: 'error' })).toBe(0)

  const again = await send('DELETE', `/tasks/${id}`)
  expect([again.status, again.body['error']]).toEqual([
    409,
    expect.objectContaining({ code: 'already_ended' }),
  ])
  expect(await task(id)).toMatchObject({ status: 'cancelled', error: null, result: null })
  expect(others.receivedAt('/code')).toEqual([])
})

test('a cancelled task that waits is never begun', async () => {
  const others = await startStandIns()
  const plan = held()
  others.on('/plan', plan.behaviour)
  const { send, accepted, ended } = await startOrchestrator(others.url, { MAX_CONCURRENT_TASKS: '1' })
  const [first, second, third] = [
    await accepted({ goal: '1' }),
    await accepted({ goal: '2' }),
    await accepted({ goal: '3' }),
  ]
  expect(await send('DELETE', `/tasks/${second}`)).toMatchObject({ status: 200 })
  plan.release({ status: 400, body: {} })
  await Promise.all([ended(first), ended(third)])
  expect(others.receivedAt('/plan').map(({ body }) => body['goal'])).toEqual(['1', '3'])
})
