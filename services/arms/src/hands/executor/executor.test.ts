import { securityViolations } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { startedHand } from '../../testing/started-hand.ts'
import { executorHand } from './executor.ts'

const violations = (violation_type: 'command_denied' | 'host_denied') =>
  [securityViolations, { violation_type, severity: 'high' }] as const

test('an allowed command runs', async () => {
  const { post, sample } = startedHand(executorHand)
  const { status, body } = await post('/execute', {
    action_type: 'command',
    command: 'echo',
    args: ['hello'],
  })
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      success: true,
      stdout: 'hello\n',
      stderr: '',
      exit_code: 0,
      duration_ms: expect.any(Number),
      truncated: false,
    },
  })
  expect(await sample(...violations('command_denied'))).toBe(0)
})

test.each([
  { action_type: 'command', command: 'rm', args: ['-rf', '/'] },
  { action_type: 'command', command: 'sort', args: ['--compress-program=sh'] },
  { action_type: 'command', command: 'echo hello' },
])('%j is denied and counted', async (given) => {
  const { post, sample } = startedHand(executorHand)
  const { status, body } = await post('/execute', given)
  expect({ status, body }).toMatchObject({ status: 403, body: { error: { code: 'command_denied' } } })
  expect(await sample(...violations('command_denied'))).toBe(1)
})

test('a host that is not on the list is denied and counted', async () => {
  const { post, sample } = startedHand(executorHand, { EXECUTOR_HOSTS: 'example.org' })
  const { status, body } = await post('/execute', { action_type: 'http', url: 'http://127.0.0.1:9/' })
  expect({ status, body }).toMatchObject({ status: 403, body: { error: { code: 'host_denied' } } })
  expect(await sample(...violations('host_denied'))).toBe(1)
})

test('a command that takes too long is a 408', async () => {
  const { post } = startedHand(executorHand, { EXECUTOR_COMMANDS: 'sleep' })
  const given = { action_type: 'command', command: 'sleep', args: ['30'], timeout_seconds: 0.1 }
  expect(await post('/execute', given)).toMatchObject({ status: 408, body: { error: { code: 'timed_out' } } })
})

test.each([
  [{ action_type: 'command' }, 'command'],
  [{ action_type: 'http' }, 'url'],
  [{ action_type: 'http', url: 'not a url' }, 'url'],
  [{ action_type: 'shell' }, 'action_type'],
  [{ action_type: 'command', command: 'echo', timeout_seconds: 61 }, 'timeout_seconds'],
])('bad input %j is refused by the name of its field', async (given, field) => {
  const { status, body } = await startedHand(executorHand).post('/execute', given)
  expect({ status, text: JSON.stringify(body) }).toEqual({
    status: 400,
    text: expect.stringContaining(field),
  })
})

test('the log tells of the action, never of its words', async () => {
  const { post, log } = startedHand(executorHand)
  await post('/execute', { action_type: 'command', command: 'echo', args: ['canary-4711'] })
  expect(log()).toContain('action.executed')
  expect(log()).not.toContain('canary-4711')
})

test('capabilities tell what is allowed', async () => {
  const { get } = startedHand(executorHand, { EXECUTOR_COMMANDS: 'date', EXECUTOR_HOSTS: 'example.org' })
  expect(await get('/capabilities')).toMatchObject({
    arm: 'executor',
    routes: ['POST /execute'],
    limits: { commands: ['date'], hosts: ['example.org'], timeout_seconds: 60 },
  })
})
