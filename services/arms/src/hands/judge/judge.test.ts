import { httpRequests } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { startedHand } from '../../testing/started-hand.ts'
import { judgeHand } from './judge.ts'

test('an output that meets all is valid', async () => {
  const { post, sample } = startedHand(judgeHand)
  const given = {
    output: '{"port": 8103}',
    acceptance_criteria: ['not empty', 'contains "8103"'],
    json_schema: { type: 'object', required: ['port'] },
  }
  expect(await post('/validate', given)).toEqual({
    status: 200,
    body: { valid: true, quality_score: 1, issues: [], confidence: 1 },
  })
  expect(await sample(httpRequests, { method: 'POST', endpoint: '/validate', status: '200' })).toBe(1)
})

test('an output that meets half is not, and the issues say why', async () => {
  const { post } = startedHand(judgeHand)
  const given = { output: 'abc', acceptance_criteria: ['not empty', 'max length 2'] }
  expect((await post('/validate', given)).body).toEqual({
    valid: false,
    quality_score: 0.5,
    issues: [{ criterion: 'max length 2', message: 'The output has 3 characters.' }],
    confidence: 1,
  })
})

test('free words make the whole verdict less sure', async () => {
  const { post } = startedHand(judgeHand)
  const given = { output: 'numbers', acceptance_criteria: ['not empty', 'speaks of numbers'] }
  expect((await post('/validate', given)).body).toMatchObject({ valid: true, confidence: 0.3 })
})

test('an output that nothing is asked of must be there', async () => {
  const { post } = startedHand(judgeHand)
  expect((await post('/validate', { output: 'x' })).body).toMatchObject({ valid: true })
  expect((await post('/validate', { output: '' })).body).toMatchObject({ valid: false })
})

test.each([
  [{ acceptance_criteria: [] }, 400, 'output'],
  [{ output: 'x', acceptance_criteria: [''] }, 400, 'acceptance_criteria'],
  [{ output: '1', json_schema: { type: 'nonsense' } }, 422, 'json_schema'],
])('bad input %j is refused by the name of its field', async (given, expected, field) => {
  const { status, body } = await startedHand(judgeHand).post('/validate', given)
  expect({ status, text: JSON.stringify(body) }).toEqual({
    status: expected,
    text: expect.stringContaining(field),
  })
})
