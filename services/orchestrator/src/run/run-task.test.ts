import {
  armRequestDuration,
  armRequests,
  taskDuration,
  tasksCompleted,
  type Arm,
} from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { startOrchestrator } from '../testing/started-orchestrator.ts'
import { held, nowhere, planOf, startStandIns, type Answer, type Behaviour } from '../testing/stand-ins.ts'

/** Answers in turn, and the last of them from then on. */
const inTurn = (...answers: readonly [Answer, ...Answer[]]): Behaviour => {
  const left = [...answers]
  return () => (left.length > 1 ? left.shift() : left[0]) as Answer
}

/** Runs one task against stand-ins of which some behave otherwise. */
const run = async (
  behaviours: Readonly<Record<string, Behaviour>>,
  asked: object = {},
  env: NodeJS.ProcessEnv = {},
) => {
  const others = await startStandIns()
  for (const [path, behaviour] of Object.entries(behaviours)) others.on(path, behaviour)
  const { accepted, ended, log, sample, observations } = await startOrchestrator(others.url, env)
  const task = await ended(await accepted({ goal: 'a secret goal', ...asked }))
  const requests = async (arm: Arm) => ({
    success: await sample(armRequests, { arm, status: 'success' }),
    error: await sample(armRequests, { arm, status: 'error' }),
    timed: (await observations(armRequestDuration, { arm }))?.count,
  })
  return { others, task, requests, log, sample, observations }
}

const onlyExecutor = () => planOf(['executor'])
const failing = (status: number, code: string): Answer => ({
  status,
  body: { error: { code, message: 'of the goal' } },
})
const done: Answer = { body: { success: true, stdout: 'done', exit_code: 0 } }

test('repeats what fails for passing reasons', async () => {
  const execute = inTurn(
    failing(503, 'overloaded'),
    { status: 429, headers: { 'retry-after': '1' }, body: {} },
    done,
  )
  const { task, requests, observations } = await run({ '/plan': onlyExecutor, '/execute': execute })
  expect(task).toMatchObject({ status: 'completed', result: { output: 'done' } })
  expect(task.processing_time_ms).toBeGreaterThan(1000)
  expect(await requests('executor')).toEqual({ success: 1, error: 2, timed: 3 })
  expect(await observations(taskDuration, { arm: 'executor', status: 'success' })).toMatchObject({
    count: 1,
    buckets: { 1: 0 },
  })
})

test('gives up after three tries and names step, arm and reason', async () => {
  const { task, requests } = await run({
    '/plan': onlyExecutor,
    '/execute': inTurn(failing(502, 'bad_gateway')),
  })
  expect(task).toMatchObject({
    status: 'failed',
    result: null,
    error: 'Step 1 on the executor arm failed: it answered 502 (bad_gateway), at the last of 3 tries.',
  })
  expect(await requests('executor')).toEqual({ success: 0, error: 3, timed: 3 })
})

test('a refusal is final, and nothing that needs the step is begun', async () => {
  const { others, task, requests, observations } = await run({
    '/execute': inTurn(failing(403, 'command_denied')),
  })
  expect(task.error).toBe('Step 1 on the executor arm failed: it answered 403 (command_denied).')
  expect(await requests('executor')).toEqual({ success: 0, error: 1, timed: 1 })
  expect(await observations(taskDuration, { arm: 'executor', status: 'error' })).toMatchObject({ count: 1 })
  expect(await observations(taskDuration, { arm: 'retriever', status: 'success' })).toMatchObject({
    count: 1,
  })
  expect(others.receivedAt('/code')).toEqual([])
})

test('an arm that is not there is named', async () => {
  const { task, requests } = await run({}, {}, { PLANNER_URL: await nowhere() })
  expect(task.error).toBe(
    'Planning on the planner arm failed: it was not reached (ECONNREFUSED), at the last of 3 tries.',
  )
  expect(await requests('planner')).toEqual({ success: 0, error: 3, timed: 3 })
})

test('a try has its own time', async () => {
  const { others, task } = await run({ '/plan': held().behaviour }, {}, { ARM_TIMEOUT_SECONDS: '0.1' })
  expect(task.error).toBe(
    'Planning on the planner arm failed: it gave no answer in 0.1 s, at the last of 3 tries.',
  )
  expect(others.receivedAt('/plan')).toHaveLength(3)
})

test("the task's time ends it wherever it stands", async () => {
  const { others, task, requests } = await run(
    { '/plan': onlyExecutor, '/execute': held().behaviour },
    { budget: { max_time_seconds: 1 } },
  )
  expect(task.error).toBe(
    "Step 1 on the executor arm failed: the task's 1 s were over (budget.max_time_seconds).",
  )
  expect(task.processing_time_ms).toBeLessThan(1500)
  await eventually(() => others.receivedAt('/execute')[0]?.hungUp.aborted).toBe(true)
  expect(await requests('executor')).toEqual({ success: 0, error: 1, timed: 1 })
})

test.each<[string, Readonly<Record<string, Behaviour>>, string]>([
  [
    'a plan in a circle',
    { '/plan': () => planOf(['executor', 2], ['coder', 1]) },
    'The plan cannot be carried out: steps 1, 2 wait in a circle.',
  ],
  [
    'a plan for an unknown arm',
    { '/plan': () => planOf(['wizard']) },
    'The plan cannot be carried out: step 1 is for an arm that is none of executor, coder, retriever. It is for "wizard".',
  ],
  [
    'no plan',
    { '/plan': () => ({ body: { steps: [] } }) },
    'Planning on the planner arm failed: its answer has not the agreed form at steps.',
  ],
  [
    'a command without success',
    { '/execute': () => ({ body: { success: false, stdout: '', stderr: 'no such file', exit_code: 2 } }) },
    'Step 1 on the executor arm failed: it had no success, exit code 2.',
  ],
  [
    'an output that the judge refuses',
    {
      '/validate': () => ({
        body: {
          valid: false,
          quality_score: 0.2,
          issues: [{ criterion: 'contains "x"', message: 'It does not.' }],
        },
      }),
    },
    'The judge refused the output of the task, quality 0.2. "contains "x"": It does not.',
  ],
  [
    'an output that the guardian blocks',
    {
      '/check': () => ({ body: { safe: false, risk_level: 'critical', sanitized_text: '', blocked: true } }),
    },
    'The guardian let nothing of the output leave: its risk is critical.',
  ],
])('%s fails the task with its reason', async (_, behaviours, reason) => {
  const { task, sample, log } = await run(behaviours)
  expect(task).toMatchObject({ status: 'failed', result: null, error: reason })
  expect(await sample(tasksCompleted, { status: 'error' })).toBe(1)
  expect(log()).toContain('"msg":"task.failed"')
  expect(log()).not.toMatch(/secret goal|wizard|contains/)
})

test('a step is judged by its own criteria before what needs it begins', async () => {
  const { others, task } = await run({
    '/plan': () => {
      const plan = planOf(['executor'], ['coder', 1]) as {
        body: { steps: { acceptance_criteria: string[] }[] }
      }
      plan.body.steps[0]?.acceptance_criteria.push('not empty')
      return plan
    },
    '/validate': () => ({ body: { valid: false, quality_score: 0, issues: [] } }),
  })
  expect(task.error).toBe('The judge refused the output of step 1, quality 0.')
  expect(others.receivedAt('/validate')[0]?.body).toEqual({
    output: 'executed',
    acceptance_criteria: ['not empty'],
  })
  expect(others.receivedAt('/code')).toEqual([])
})

test('what leaves is what the guardian has redacted', async () => {
  const { task } = await run({
    '/check': () => ({
      body: { safe: false, risk_level: 'medium', sanitized_text: 'to [EMAIL]', blocked: false },
    }),
  })
  expect(task.result).toEqual({ output: 'to [EMAIL]', quality_score: 0.9 })
})
