import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { createApp } from './create-app.ts'

const app = () => createApp(openShop().telemetry, { bodyLimit: 100 })

const schema = {
  body: {
    type: 'object',
    required: ['goal'],
    properties: {
      goal: { type: 'string', minLength: 1 },
      steps: { type: 'array', items: { type: 'object', properties: { seconds: { type: 'integer' } } } },
    },
  },
}

test.each<[object, string]>([
  [{}, 'goal'],
  [{ goal: '' }, 'goal'],
  [{ goal: 'a', steps: [{ seconds: 1 }, { seconds: 'x' }] }, 'steps.1.seconds'],
])('a body of %o answers 400 and names the field', async (payload, field) => {
  const shop = app()
  shop.post('/tasks', { schema }, () => ({}))
  const response = await shop.inject({ method: 'POST', url: '/tasks', payload })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toEqual({ error: { code: 'invalid_request', message: expect.any(String), field } })
})

const answerTo = async (error: unknown) => {
  const shop = app()
  shop.get('/', async () => {
    throw error
  })
  const response = await shop.inject('/')
  return [response.statusCode, response.json().error]
}

test.each<[string, unknown, number, object]>([
  [
    'an unknown error',
    new Error('password is 7'),
    500,
    { code: 'internal_server_error', message: 'Internal Server Error' },
  ],
  ['no error', null, 500, { code: 'internal_server_error', message: 'Internal Server Error' }],
  ['a string', 'password', 500, { code: 'internal_server_error', message: 'Internal Server Error' }],
  [
    'an error for the client',
    Object.assign(new Error('No such task.'), { statusCode: 404, code: 'task_unknown' }),
    404,
    { code: 'task_unknown', message: 'No such task.' },
  ],
  [
    'a failure behind the service',
    Object.assign(new Error('10.0.0.7 refused'), { statusCode: 503 }),
    503,
    { code: 'service_unavailable', message: 'Service Unavailable' },
  ],
  [
    'a failure that may be told',
    Object.assign(new Error('The reflex layer does not answer.'), { statusCode: 503, expose: true }),
    503,
    { code: 'service_unavailable', message: 'The reflex layer does not answer.' },
  ],
  [
    'a status that is none',
    Object.assign(new Error('x'), { statusCode: 200 }),
    500,
    { code: 'internal_server_error', message: 'Internal Server Error' },
  ],
])('%s answers as it should', async (_what, error, status, body) => {
  expect(await answerTo(error)).toEqual([status, body])
})

test('what no route takes answers 404 as JSON', async () => {
  const response = await app().inject('/unknown')
  expect(response.statusCode).toBe(404)
  expect(response.json()).toEqual({
    error: { code: 'not_found', message: 'Nothing answers GET at this path.' },
  })
})

test('a body beyond the limit answers 413, one that is no JSON 400', async () => {
  const shop = app()
  shop.post('/tasks', () => ({}))
  const post = (payload: string) =>
    shop.inject({ method: 'POST', url: '/tasks', payload, headers: { 'content-type': 'application/json' } })
  const [large, broken] = await Promise.all([post(`"${'x'.repeat(200)}"`), post('{')])
  expect([large.statusCode, large.json().error.code]).toEqual([413, 'payload_too_large'])
  expect([broken.statusCode, broken.json().error.code]).toEqual([400, 'bad_request'])
})

test('a caller’s request id comes back, one that is not fit for a log line is replaced', async () => {
  const idOf = async (id: string) =>
    (await app().inject({ url: '/', headers: { 'x-request-id': id } })).headers['x-request-id']
  expect(await idOf('call-7')).toBe('call-7')
  expect(await idOf('a b\tc')).toMatch(/^[0-9a-f]{16}$/)
  expect(await idOf('x'.repeat(129))).toMatch(/^[0-9a-f]{16}$/)
})
