import { memoryOperations, memoryQueryDuration } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { startedHand } from '../../testing/started-hand.ts'
import { retrieverHand } from './retriever.ts'

const firstOf = ({ results }: Readonly<Record<string, unknown>>) => (results as readonly object[])[0]

const reads = { operation: 'read', memory_type: 'local' } as const
const writes = { operation: 'write', memory_type: 'local' } as const

test('from the start it knows OctoLLM', async () => {
  const { post, sample } = startedHand(retrieverHand)
  const { body } = await post('/search', { query: 'Which port does the judge listen on?' })
  expect(firstOf(body)).toEqual({
    id: 'judge-arm',
    title: 'The judge arm',
    snippet: expect.stringContaining('8103'),
    score: expect.any(Number),
  })
  expect([await sample(memoryOperations, reads), await sample(memoryOperations, writes)]).toEqual([1, 0])
})

test.each(['hybrid', 'text', 'vector'])('what was put in is found by %s', async (method) => {
  const { post, sample, observations } = startedHand(retrieverHand)
  const documents = [{ id: 'tea', title: 'Tea', text: 'Steep the leaves for three minutes.' }]
  const put = await post('/documents', { documents })
  expect(put).toEqual({ status: 201, body: { ids: ['tea'], documents: expect.any(Number) } })
  const { body } = await post('/search', { query: 'steeping leaves', method })
  expect(firstOf(body)).toMatchObject({ id: 'tea', title: 'Tea' })
  expect([await sample(memoryOperations, reads), await sample(memoryOperations, writes)]).toEqual([1, 1])
  expect(await observations(memoryQueryDuration, writes)).toMatchObject({ count: 1 })
})

test('documents beyond the capacity are refused, and nothing was written', async () => {
  const { post, sample } = startedHand(retrieverHand)
  const documents = Array.from({ length: 30 }, (_, i) => ({ title: `${i}`, text: 'x'.repeat(50_000) }))
  for (let i = 0; i < 3; i++) await post('/documents', { documents })
  const { status, body } = await post('/documents', { documents })
  expect({ status, body }).toMatchObject({
    status: 413,
    body: { error: { code: 'library_full', field: 'documents' } },
  })
  expect(await sample(memoryOperations, writes)).toBe(3)
})

test.each([
  ['/search', { query: ' ' }, 'query'],
  ['/search', { query: 'x', limit: 0 }, 'limit'],
  ['/search', { query: 'x', method: 'guess' }, 'method'],
  ['/documents', { documents: [] }, 'documents'],
  ['/documents', { documents: [{ title: 'x' }] }, 'text'],
])('%s refuses %j by the name of its field', async (url, given, field) => {
  const { status, body } = await startedHand(retrieverHand).post(url, given)
  expect({ status, text: JSON.stringify(body) }).toEqual({
    status: 400,
    text: expect.stringContaining(field),
  })
})

test('the log tells of the search, never of its words', async () => {
  const { post, log } = startedHand(retrieverHand)
  await post('/search', { query: 'canary-4711' })
  expect(log()).toContain('documents.searched')
  expect(log()).not.toContain('canary-4711')
})
