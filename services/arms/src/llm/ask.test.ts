import { expect, test } from 'vitest'
import { z } from 'zod'
import { ask, InvalidAnswer } from './ask.ts'
import type { Llm, LlmRequest } from './llm.ts'

const question: LlmRequest = { purpose: 'code', system: 'Answer.', prompt: '{}' }

/** A model with these answers, and what it was asked. */
const scripted = (...answers: readonly string[]) => {
  const asked: LlmRequest[] = []
  const llm: Llm = {
    provider: 'openai',
    model: 'gpt-4o',
    complete: async (request) => {
      asked.push(request)
      return {
        text: answers[asked.length - 1] ?? '',
        model: 'gpt-4o',
        usage: { prompt: 1_000_000, completion: 100_000 },
      }
    },
  }
  return { llm, asked }
}

const form = z.object({ n: z.number() })

test('an answer in prose and fences is read', async () => {
  const { llm } = scripted('Here you are:\n```json\n{"n": 1}\n```\n')
  expect(await ask(llm, question, form)).toEqual({
    value: { n: 1 },
    tokens: { prompt: 1_000_000, completion: 100_000 },
    cost_usd: 3.5,
  })
})

test('a wrong answer is shown to the model once, and both calls are paid for', async () => {
  const { llm, asked } = scripted('{"n": "one"}', '{"n": 1}')
  const { value, tokens, cost_usd } = await ask(llm, question, form)
  expect({ value, tokens, cost_usd }).toEqual({
    value: { n: 1 },
    tokens: { prompt: 2_000_000, completion: 200_000 },
    cost_usd: 7,
  })
  expect(asked[1]?.system).toContain('refused: n: ')
})

test('a second wrong answer is an error', async () => {
  const { llm, asked } = scripted('no', 'still no', '{"n": 1}')
  await expect(ask(llm, question, form)).rejects.toThrow(InvalidAnswer)
  expect(asked).toHaveLength(2)
})

test('the cost of a model without a price is unknown, not zero', async () => {
  const { llm } = scripted('{"n": 1}')
  const { cost_usd } = await ask({ ...llm, model: 'unheard-of' }, question, form)
  expect(cost_usd).toBeNull()
})
