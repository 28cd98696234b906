import { tasksCreated, tasksInProgress } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { startOrchestrator } from '../testing/started-orchestrator.ts'
import { held, nowhere, startStandIns, type Answer } from '../testing/stand-ins.ts'

test.each([
  ['goal', {}],
  ['goal', { goal: '' }],
  ['goal', { goal: ' \n\t ' }],
  ['goal', { goal: 'SECRET'.repeat(2000) }],
  ['constraints.0', { goal: 'g', constraints: [{ text: 'SECRET' }] }],
  ['acceptance_criteria.0', { goal: 'g', acceptance_criteria: [' '] }],
  ['budget.max_time_seconds', { goal: 'g', budget: { max_time_seconds: 3601 } }],
  ['budget.max_tokens', { goal: 'g', budget: { max_tokens: 0 } }],
  ['budget.max_cost_usd', { goal: 'g', budget: { max_cost_usd: -1 } }],
  ['priority', { goal: 'g', priority: 'SECRET' }],
  ['metadata', { goal: 'g', metadata: 'SECRET' }],
])('refuses bad input and names its field: %s', async (field, body) => {
  const { send } = await startOrchestrator(await nowhere())
  const answer = await send('POST', '/tasks', body)
  expect(answer.status).toBe(400)
  expect(answer.body['error']).toMatchObject({ code: 'invalid_request', field })
  expect(JSON.stringify(answer.body)).not.toContain('SECRET')
})

test('fills in what a client leaves out, ignores what it does not know, and keeps the rest', async () => {
  const others = await startStandIns()
  const { accepted, ended, task } = await startOrchestrator(others.url)
  const id = await accepted({
    goal: 'g',
    colour: 'blue',
    budget: {},
    priority: 'high',
    metadata: { user_id: 'u' },
  })
  await ended(id)
  expect(await task(id)).toMatchObject({ goal: 'g', priority: 'high' })
  expect(others.receivedAt('/process')[0]?.body).toEqual({ text: 'g', user_id: 'u' })
  expect(others.receivedAt('/plan')[0]?.body).toEqual({ goal: 'g', constraints: [] })
})

test('a blocked task is refused with what was found, never with the text', async () => {
  const others = await startStandIns()
  others.on('/process', () => ({
    status: 403,
    body: {
      status: 'blocked',
      error: { code: 'blocked', message: 'SECRET GOAL' },
      injection_matches: [
        { injection_type: 'role_play', severity: 'critical', matched_text: 'SECRET GOAL', start: 0 },
      ],
    },
  }))
  const { send, sample, log } = await startOrchestrator(others.url)
  const answer = await send('POST', '/tasks', { goal: 'SECRET GOAL' })
  expect(answer.status).toBe(400)
  expect(answer.body['error']).toEqual({
    code: 'blocked',
    message: expect.any(String),
    detections: [{ injection_type: 'role_play', severity: 'critical' }],
  })
  expect(JSON.stringify(answer.body) + log()).not.toContain('SECRET')
  expect(await sample(tasksCreated, { priority: 'medium' })).toBe(0)
  expect(others.receivedAt('/plan')).toEqual([])
})

test('a rate limit of the reflex layer is passed on', async () => {
  const others = await startStandIns()
  others.on('/process', () => ({ status: 429, headers: { 'retry-after': '7' }, body: {} }))
  const { send } = await startOrchestrator(others.url)
  const { status, headers, body } = await send('POST', '/tasks', { goal: 'g' })
  expect([status, headers.get('retry-after'), body['error']]).toEqual([
    429,
    '7',
    expect.objectContaining({ code: 'rate_limited' }),
  ])
})

test.each<[string, Answer | undefined]>([
  ['is not there', undefined],
  ['fails', { status: 500, body: {} }],
  ['says something else', { body: { status: 'blocked' } }],
])('no task is accepted when the reflex layer %s', async (_, answer) => {
  const others = await startStandIns()
  if (answer !== undefined) others.on('/process', () => answer)
  const { send, sample } = await startOrchestrator(answer === undefined ? await nowhere() : others.url)
  const { status, headers, body } = await send('POST', '/tasks', { goal: 'SECRET' })
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  expect(body['error']).toMatchObject({ code: 'screening_unavailable' })
  expect(JSON.stringify(body)).not.toContain('SECRET')
  expect(await sample(tasksInProgress)).toBe(0)
})

test('beyond what may run and wait, a task is refused until there is room', async () => {
  const others = await startStandIns()
  const plan = held()
  others.on('/plan', plan.behaviour)
  const { send, ended } = await startOrchestrator(others.url, {
    MAX_CONCURRENT_TASKS: '2',
    MAX_QUEUED_TASKS: '3',
  })
  const answers = await Promise.all(Array.from({ length: 9 }, () => send('POST', '/tasks', { goal: 'g' })))
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(5)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(4)
  expect(refused[0]?.headers.get('retry-after')).toBe('5')
  expect(refused[0]?.body['error']).toMatchObject({ code: 'queue_full' })

  plan.release({ status: 400, body: {} })
  const accepted = answers.filter(({ status }) => status === 202)
  await Promise.all(accepted.map(({ body }) => ended(String(body['task_id']))))
  expect(await send('POST', '/tasks', { goal: 'g' })).toMatchObject({ status: 202 })
})
