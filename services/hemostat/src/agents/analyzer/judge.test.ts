import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { llmFailures, llmTokens, verdicts } from '@octoscope/hemostat/metrics'
import { analyzer } from '@octoscope/hemostat/services'
import { startTelemetry } from '@octoscope/telemetry'
import { samplesOf } from '@octoscope/telemetry/testing'
import { expect, onTestFinished, test } from 'vitest'
import { sampleData } from '../../testing/sample-events.ts'
import { judge } from './judge.ts'
import { readLlmSettings } from './llm/settings.ts'

const alert = sampleData['hemostat:health_alert']

interface Request {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: { readonly model: string; readonly messages: readonly { readonly content: string }[] }
}

/** A provider that speaks OpenAI's protocol, and answers as it is told. */
const provider = async (answer: (response: ServerResponse) => void) => {
  const requests: Request[] = []
  const server = createServer(async (request, response) => {
    const { authorization } = request.headers
    const body = JSON.parse(await text(request)) as Request['body']
    requests.push({ path: request.url ?? '', authorization, body })
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` }
}

const completion = (content: string) => (response: ServerResponse) =>
  void response.end(
    JSON.stringify({
      model: 'small-2026',
      choices: [{ message: { role: 'assistant', content } }],
      usage: { prompt_tokens: 120, completion_tokens: 30 },
    }),
  )

const judging = async (url: string) => {
  const telemetry = startTelemetry(analyzer, { env: { LOG_LEVEL: 'silent' } })
  const llm = readLlmSettings({
    LLM_BASE_URL: url,
    LLM_MODEL: 'small',
    LLM_API_KEY: 'key-of-a-test',
    LLM_TIMEOUT_MS: '500',
  })
  return { judged: await judge(telemetry, llm, alert), ...samplesOf(telemetry) }
}

test('a model that answers is believed', async () => {
  const verdict = { action: 'scale_up', reason: 'Load.', confidence: 0.91, is_false_alarm: false }
  const { url, requests } = await provider(completion(JSON.stringify(verdict)))
  const { judged, sample } = await judging(url)
  expect(judged).toEqual({ verdict, method: 'ai' })
  expect(requests).toMatchObject([
    { path: '/v1/chat/completions', authorization: 'Bearer key-of-a-test', body: { model: 'small' } },
  ])
  expect(JSON.parse(requests[0]?.body.messages[1]?.content ?? '')).toEqual(alert)
  expect(await sample(verdicts, { analysis_method: 'ai' })).toBe(1)
  expect(await sample(llmTokens, { model: 'small-2026', type: 'input' })).toBe(120)
  expect(await sample(llmTokens, { model: 'small-2026', type: 'output' })).toBe(30)
})

test.each<[string, (response: ServerResponse) => void, 'refused' | 'timeout' | 'unusable' | 'unreachable']>([
  ['refuses', (response) => void response.writeHead(429).end('{}'), 'refused'],
  ['says nothing', () => {}, 'timeout'],
  ['hangs up', (response) => void response.destroy(), 'unreachable'],
  ['speaks no JSON', (response) => void response.end('<html>'), 'unusable'],
  ['gives no choice', (response) => void response.end('{"choices":[]}'), 'unusable'],
  ['chats', completion('I would restart it.'), 'unusable'],
  [
    'invents an action',
    completion('{"action":"rm -rf /","reason":"r","confidence":1,"is_false_alarm":false}'),
    'unusable',
  ],
  [
    'is more than sure',
    completion('{"action":"restart","reason":"r","confidence":7,"is_false_alarm":false}'),
    'unusable',
  ],
])('a model that %s leaves it to the rules', async (_, answer, reason) => {
  const { url } = await provider(answer)
  const { judged, sample } = await judging(url)
  expect(judged).toMatchObject({ method: 'rule_based', verdict: { action: 'restart' } })
  expect(await sample(llmFailures, { reason })).toBe(1)
  expect(await sample(verdicts, { analysis_method: 'rule_based' })).toBe(1)
})

test.each([
  [{ LLM_BASE_URL: 'openai' }, 'LLM_BASE_URL must be an address'],
  [{ LLM_BASE_URL: 'https://key@host/v1' }, 'without a key in it'],
  [{ LLM_BASE_URL: 'https://host/v1' }, 'LLM_MODEL must name the model'],
  [{ LLM_BASE_URL: 'https://host/v1', LLM_MODEL: 'm', LLM_TIMEOUT_MS: 'soon' }, 'LLM_TIMEOUT_MS must be'],
])('%j is refused by its name', (env, message) => {
  expect(() => readLlmSettings(env)).toThrow(message)
})
