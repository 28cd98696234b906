import { expect, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { startOrchestrator } from './testing/started-orchestrator.ts'
import { held, planOf, startStandIns } from './testing/stand-ins.ts'

const traceOf = (traceparent: string | undefined) => traceparent?.split('-')[1]

test('carries a task from its goal to a result', async () => {
  const others = await startStandIns()
  const { send, ended } = await startOrchestrator(others.url)
  const asked = {
    goal: 'find and run',
    constraints: ['quickly'],
    context: 'at night',
    acceptance_criteria: ['not empty'],
  }
  const { status, headers, body } = await send('POST', '/tasks', asked)
  expect(status).toBe(202)
  expect(body).toEqual({ task_id: expect.stringMatching(/^[0-9a-f-]{36}$/), status: 'pending' })
  expect(headers.get('location')).toBe(`/tasks/${String(body['task_id'])}`)

  const task = await ended(String(body['task_id']))
  expect(task).toEqual({
    task_id: body['task_id'],
    status: 'completed',
    goal: 'find and run',
    priority: 'medium',
    result: { output: 'executed\n\nFound: a text\n\nrun()\n\nIt runs.', quality_score: 0.9 },
    error: null,
    created_at: expect.stringMatching(/Z$/),
    updated_at: expect.stringMatching(/Z$/),
    processing_time_ms: expect.any(Number),
  })

  expect(others.receivedAt('/process')[0]?.body).toEqual({
    text: 'find and run\nat night\nquickly\nnot empty',
  })
  expect(others.receivedAt('/plan')[0]?.body).toEqual({
    goal: 'find and run',
    constraints: ['quickly'],
    context: 'at night',
  })
  expect(others.receivedAt('/execute')[0]?.body).toEqual({ for: 'step 1' })
  expect(others.receivedAt('/code')[0]?.body).toEqual({ for: 'step 3', context: 'executed\n\nFound: a text' })
  expect(others.receivedAt('/validate')[0]?.body).toEqual({
    output: task.result?.output,
    acceptance_criteria: ['not empty'],
  })
  expect(others.receivedAt('/check')[0]?.body).toEqual({ text: task.result?.output })
})

test('independent steps are under way at the same time', async () => {
  const others = await startStandIns()
  const [execute, search] = [held(), held()]
  others.on('/plan', () => planOf(['executor'], ['retriever'], ['coder', 1, 2]))
  others.on('/execute', execute.behaviour)
  others.on('/search', search.behaviour)
  const { accepted, ended } = await startOrchestrator(others.url)
  const id = await accepted({ goal: 'two at once' })
  await eventually(() => others.receivedAt('/execute').length + others.receivedAt('/search').length).toBe(2)
  expect(others.receivedAt('/code')).toEqual([])
  execute.release({ body: 'executed' })
  search.release({ body: 'found' })
  expect(await ended(id)).toMatchObject({ status: 'completed' })
})

test('all that is done for a task is one trace, and its log lines carry the same id', async () => {
  const others = await startStandIns()
  const { accepted, ended, log } = await startOrchestrator(others.url)
  const id = await accepted({ goal: 'a goal that stays out of the log' })
  await ended(id)
  const paths = ['/process', '/plan', '/execute', '/search', '/code', '/validate', '/check']
  const traces = new Set(paths.map((path) => traceOf(others.receivedAt(path)[0]?.traceparent)))
  expect([...traces]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)])

  const lines = log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const told = lines.filter((line) => line['task_id'] === id)
  expect(told.map(({ msg }) => msg)).toEqual([
    'task.accepted',
    'task.planned',
    ...Array(3).fill('step.completed'),
    'task.completed',
  ])
  expect(new Set(told.map(({ trace_id }) => trace_id))).toEqual(traces)
  expect(log()).not.toContain('a goal that stays')
})
