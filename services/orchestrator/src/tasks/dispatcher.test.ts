import { join } from 'node:path'
import {
  armRequests,
  memoryOperations,
  taskDuration,
  tasksCompleted,
  tasksCreated,
  tasksInProgress,
} from '@octoscope/octollm/metrics'
import { orchestrator } from '@octoscope/octollm/services'
import { startTelemetry } from '@octoscope/telemetry'
import { expect, test } from 'vitest'
import { SqliteTaskStore } from '../store/sqlite-task-store.ts'
import { eventually } from '../testing/eventually.ts'
import { startOrchestrator } from '../testing/started-orchestrator.ts'
import { sampleTask } from '../testing/sample-task.ts'
import { held, planOf, startStandIns } from '../testing/stand-ins.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { Dispatcher } from './dispatcher.ts'
import { TaskLedger } from './task-ledger.ts'

test('runs as many at once as it may, then the most urgent, then the oldest', async () => {
  const others = await startStandIns()
  const plan = held()
  others.on('/plan', plan.behaviour)
  const { accepted, ended } = await startOrchestrator(others.url, { MAX_CONCURRENT_TASKS: '2' })
  const ids: string[] = []
  for (const priority of ['low', 'low', 'low', 'medium', 'critical', 'high', 'critical'])
    ids.push(await accepted({ goal: `${ids.length} ${priority}`, priority }))
  await eventually(() => others.receivedAt('/plan').length).toBe(2)

  plan.release({ status: 400, body: {} })
  for (const id of ids) await ended(id)
  expect(others.receivedAt('/plan').map(({ body }) => body['goal'])).toEqual([
    '0 low',
    '1 low',
    '4 critical',
    '6 critical',
    '5 high',
    '3 medium',
    '2 low',
  ])
})

test('counts every task once, whatever becomes of it', async () => {
  const others = await startStandIns()
  const search = held()
  others.on('/search', search.behaviour)
  others.on('/execute', () => ({ status: 403, body: {} }))
  others.on('/plan', ({ body }) =>
    planOf([{ good: 'coder', bad: 'executor', long: 'retriever' }[String(body['goal'])] ?? '']),
  )
  const { send, accepted, ended, sample, observations } = await startOrchestrator(others.url, {
    MAX_CONCURRENT_TASKS: '20',
  })

  const accept = (count: number, goal: string, priority: string) =>
    Promise.all(Array.from({ length: count }, () => accepted({ goal, priority })))
  const [good, bad, long] = await Promise.all([
    accept(9, 'good', 'low'),
    accept(7, 'bad', 'high'),
    accept(4, 'long', 'medium'),
  ])
  await Promise.all([...good, ...bad].map(ended))
  await eventually(() => others.receivedAt('/search').length).toBe(4)

  const truth = async () => ({
    created: [
      await sample(tasksCreated, { priority: 'low' }),
      await sample(tasksCreated, { priority: 'medium' }),
      await sample(tasksCreated, { priority: 'high' }),
      await sample(tasksCreated, { priority: 'critical' }),
    ],
    success: await sample(tasksCompleted, { status: 'success' }),
    error: await sample(tasksCompleted, { status: 'error' }),
    cancelled: await sample(tasksCompleted, { status: 'cancelled' }),
    inProgress: await sample(tasksInProgress),
  })
  const created = [9, 4, 7, 0]
  expect(await truth()).toEqual({ created, success: 9, error: 7, cancelled: 0, inProgress: 4 })

  const cancel = (id: string | undefined) => send('DELETE', `/tasks/${id}`)
  await Promise.all([cancel(long[0]), cancel(long[0]), cancel(long[1]), cancel(good[0])])
  expect(await truth()).toEqual({ created, success: 9, error: 7, cancelled: 2, inProgress: 2 })

  search.release({ body: 'found' })
  await Promise.all(long.map(ended))
  expect(await truth()).toEqual({ created, success: 11, error: 7, cancelled: 2, inProgress: 0 })
  expect(await sample(armRequests, { arm: 'planner', status: 'success' })).toBe(20)
  expect(await observations(taskDuration, { arm: 'coder', status: 'success' })).toMatchObject({ count: 9 })
  expect(await observations(taskDuration, { arm: 'executor', status: 'error' })).toMatchObject({ count: 7 })
  expect(await observations(taskDuration, { arm: 'retriever', status: 'success' })).toMatchObject({
    count: 2,
  })
  expect(
    await sample(memoryOperations, { operation: 'write', memory_type: 'global' }),
  ).toBeGreaterThanOrEqual(60)
})

test('after a stop, the next process finishes what was running and what was waiting, in the same traces', async () => {
  const [others, DATA_DIR] = [await startStandIns(), temporaryFolder()]
  others.on('/execute', held().behaviour)
  const before = await startOrchestrator(others.url, { DATA_DIR, MAX_CONCURRENT_TASKS: '1' })
  const [running, waiting] = [
    await before.accepted({ goal: 'running' }),
    await before.accepted({ goal: 'waiting' }),
  ]
  await eventually(() => others.receivedAt('/execute').length).toBe(1)
  await before.stop()
  expect(before.log()).not.toContain('task.failed')
  const store = new SqliteTaskStore(join(DATA_DIR, 'orchestrator.db'))
  expect(await store.get(running)).toMatchObject({ status: 'pending', attempts: 0 })
  await store.close()

  others.on('/execute', () => ({ body: 'executed' }))
  const after = await startOrchestrator(others.url, { DATA_DIR })
  expect(await after.ended(running)).toMatchObject({ status: 'completed' })
  expect(await after.ended(waiting)).toMatchObject({ status: 'completed' })
  expect(await after.sample(tasksCreated, { priority: 'medium' })).toBe(0)
  expect(await after.sample(tasksCompleted, { status: 'success' })).toBe(2)
  expect(await after.sample(tasksInProgress)).toBe(0)

  const traces = others
    .receivedAt('/plan')
    .map(({ body, traceparent }) => [body['goal'], traceparent?.split('-')[1]])
  const traceOf = (goal: string) => new Set(traces.filter(([of]) => of === goal).map(([, trace]) => trace))
  expect(traceOf('running').size).toBe(1)
  expect(traces.filter(([goal]) => goal === 'running')).toHaveLength(2)
  expect(traceOf('waiting')).not.toEqual(traceOf('running'))
})

test('a task whose runs took the process down three times is not begun again', async () => {
  const [others, DATA_DIR] = [await startStandIns(), temporaryFolder()]
  const store = new SqliteTaskStore(join(DATA_DIR, 'orchestrator.db'))
  await store.add(sampleTask('deadly'))
  await store.add(sampleTask('fine'))
  for (let times = 1; times <= 3; times += 1) {
    await store.start('deadly', times)
    await store.takeUp()
  }
  await store.close()

  const { ended, sample } = await startOrchestrator(others.url, { DATA_DIR })
  expect(await ended('deadly')).toMatchObject({ status: 'failed', error: expect.stringContaining('3 times') })
  expect(await ended('fine')).toMatchObject({ status: 'completed' })
  expect(others.receivedAt('/plan').map(({ body }) => body['goal'])).toEqual(['goal of fine'])
  expect(await sample(tasksCompleted, { status: 'error' })).toBe(1)
  expect(await sample(tasksInProgress)).toBe(0)
})

test('takes no more than there is room for when many come in the same moment', async () => {
  const store = new SqliteTaskStore(':memory:')
  const telemetry = startTelemetry(orchestrator, { env: { LOG_LEVEL: 'silent' } })
  const dispatcher = new Dispatcher({
    ledger: new TaskLedger(store, telemetry),
    telemetry,
    runTask: () => new Promise(() => {}),
    maxConcurrentTasks: 2,
    maxQueuedTasks: 1,
  })
  const { contract } = sampleTask('any')
  const tasks = await Promise.all(Array.from({ length: 5 }, () => dispatcher.submit(contract)))
  expect(tasks.filter((task) => task !== undefined)).toHaveLength(3)
})
