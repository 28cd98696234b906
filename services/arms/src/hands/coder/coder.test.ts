import { llmCalls } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { startedHand } from '../../testing/started-hand.ts'
import { coderHand } from './coder.ts'

const calls = { provider: 'local', model: 'local-rules', status: 'success' } as const
const wish = { request_type: 'generate', language: 'python', instruction: 'reverse a text' }

test('code, and whose it is', async () => {
  const { post } = startedHand(coderHand)
  expect(await post('/code', wish)).toEqual({
    status: 200,
    body: {
      code: 'def reverse(text):\n    return text[::-1]\n',
      explanation: expect.stringContaining('local provider'),
      language: 'python',
      provider: 'local',
      tokens: { prompt: expect.any(Number), completion: expect.any(Number) },
      cost_usd: 0,
    },
  })
})

test('an answer is a call to the language model', async () => {
  const { post, sample } = startedHand(coderHand)
  await post('/code', wish)
  expect(await sample(llmCalls, calls)).toBe(1)
})

test.each([
  [{ ...wish, request_type: 'delete' }, 'request_type'],
  [{ ...wish, instruction: '' }, 'instruction'],
  [{ ...wish, language: undefined }, 'language'],
])('bad input %# is refused by the name of its field', async (given, field) => {
  const { post, sample } = startedHand(coderHand)
  const { status, body } = await post('/code', given)
  expect({ status, text: JSON.stringify(body) }).toEqual({
    status: 400,
    text: expect.stringContaining(field),
  })
  expect(await sample(llmCalls, calls)).toBe(0)
})
