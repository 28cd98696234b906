import { httpRequests, llmCalls, llmCost, llmDuration, llmTokens } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import type { Llm } from '../../llm/llm.ts'
import { startedHand } from '../../testing/started-hand.ts'
import { plannerHand, planning } from './planner.ts'

test('a goal becomes steps', async () => {
  const { post } = startedHand(plannerHand)
  const { status, body } = await post('/plan', { goal: 'Write a fibonacci function and run uname -s' })
  expect(status).toBe(200)
  expect(body).toEqual({
    plan_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    steps: [
      {
        step_number: 1,
        action: 'Write the code',
        arm_id: 'coder',
        input: {
          request_type: 'generate',
          language: 'javascript',
          instruction: 'Write a fibonacci function and run uname -s',
        },
        depends_on: [],
        acceptance_criteria: ['not empty'],
      },
      {
        step_number: 2,
        action: 'Run uname',
        arm_id: 'executor',
        input: { action_type: 'command', command: 'uname', args: ['-s'], stdin: '', timeout_seconds: 10 },
        depends_on: [],
        acceptance_criteria: ['not empty'],
      },
    ],
    confidence: 0.7,
    provider: 'local',
    tokens: { prompt: expect.any(Number), completion: expect.any(Number) },
    cost_usd: 0,
  })
})

test('a plan is a call to the language model, with its tokens and its cost', async () => {
  const { post, sample, observations } = startedHand(plannerHand)
  const labels = { provider: 'local', model: 'local-rules' } as const
  const calls = (status: 'success' | 'error') => sample(llmCalls, { ...labels, status })
  expect([await calls('success'), await calls('error')]).toEqual([0, 0])

  const { body } = await post('/plan', { goal: 'Tell me the date' })
  expect([await calls('success'), await calls('error')]).toEqual([1, 0])
  const { prompt, completion } = body['tokens'] as { readonly prompt: number; readonly completion: number }
  expect(await sample(llmTokens, { ...labels, type: 'prompt' })).toBe(prompt)
  expect(await sample(llmTokens, { ...labels, type: 'completion' })).toBe(completion)
  expect(await sample(llmCost, labels)).toBe(0)
  expect(await observations(llmDuration, labels)).toMatchObject({ count: 1 })
})

test('a model that twice answers with no plan is a bad gateway', async () => {
  const step = {
    step_number: 1,
    action: 'x',
    arm_id: 'executor',
    input: { action_type: 'command' },
    depends_on: [1],
  }
  const circular = JSON.stringify({ steps: [step], confidence: 1 })
  const model: Llm = {
    provider: 'openai',
    model: 'gpt-4o',
    complete: async () => ({ text: circular, model: 'gpt-4o', usage: { prompt: 1, completion: 1 } }),
  }
  const { post, sample } = startedHand({ ...plannerHand, prepare: () => planning(model, []) })
  expect(await post('/plan', { goal: 'x' })).toMatchObject({
    status: 502,
    body: { error: { code: 'llm_answer_invalid' } },
  })
  expect(await sample(llmCalls, { provider: 'openai', model: 'gpt-4o', status: 'success' })).toBe(2)
})

test.each([
  [{}, 'goal'],
  [{ goal: ' \n' }, 'goal'],
  [{ goal: 'x'.repeat(10_001) }, 'goal'],
  [{ goal: 'x', constraints: [1, {}] }, 'constraints'],
])('bad input %# is refused by the name of its field', async (given, field) => {
  const { post, sample } = startedHand(plannerHand)
  const { status, body } = await post('/plan', given)
  expect({ status, text: JSON.stringify(body) }).toEqual({
    status: 400,
    text: expect.stringContaining(field),
  })
  expect(await sample(httpRequests, { method: 'POST', endpoint: '/plan', status: '400' })).toBe(1)
})

test('the log tells of the plan, never of the goal', async () => {
  const { post, log } = startedHand(plannerHand)
  await post('/plan', { goal: 'find canary-4711' })
  expect(log()).toContain('plan.created')
  expect(log()).not.toContain('canary-4711')
})

test('capabilities', async () => {
  expect(await startedHand(plannerHand).get('/capabilities')).toMatchObject({
    arm: 'planner',
    routes: ['POST /plan'],
    limits: { goal_characters: 10_000, provider: 'local' },
  })
})
