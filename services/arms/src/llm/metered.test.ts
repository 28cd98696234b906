import { SpanKind, SpanStatusCode, type Attributes } from '@opentelemetry/api'
import { llmCalls, llmCost, llmDuration, llmTokens } from '@octoscope/octollm/metrics'
import { planner } from '@octoscope/octollm/services'
import { startTelemetry, type Telemetry } from '@octoscope/telemetry'
import { samplesOf } from '@octoscope/telemetry/testing'
import { expect, onTestFinished, test } from 'vitest'
import type { Llm } from './llm.ts'
import { localLlm } from './local/local-llm.ts'
import { metered } from './metered.ts'

const gpt4o = { provider: 'openai', model: 'gpt-4o' } as const
const request = { purpose: 'plan', system: '', prompt: '{}' } as const

/** A model that answers with 1,000 and 100 tokens, and fails when asked to. */
const model = (name: string): Llm => ({
  provider: 'openai',
  model: name,
  complete: async ({ system }) => {
    if (system === 'fail') throw new Error('the provider is away')
    return { text: '{}', model: `${name}-2024-08-06`, usage: { prompt: 1000, completion: 100 } }
  },
})

const started = (name: string) => {
  const lines: string[] = []
  const telemetry = startTelemetry(planner, { env: {}, log: { write: (line) => void lines.push(line) } })
  onTestFinished(() => telemetry.shutdown(1000))
  return { llm: metered(model(name), telemetry), telemetry, lines, ...samplesOf(telemetry) }
}

test('a call counts with its tokens and its price', async () => {
  const { llm, sample, observations } = started('gpt-4o')
  await llm.complete(request)
  expect(await sample(llmCalls, { ...gpt4o, status: 'success' })).toBe(1)
  expect(await sample(llmCalls, { ...gpt4o, status: 'error' })).toBe(0)
  expect(await sample(llmTokens, { ...gpt4o, type: 'prompt' })).toBe(1000)
  expect(await sample(llmTokens, { ...gpt4o, type: 'completion' })).toBe(100)
  expect(await sample(llmCost, gpt4o)).toBe(0.0035)
  expect(await observations(llmDuration, gpt4o)).toMatchObject({ count: 1 })
})

test('a failed call counts as an error, took its time, and is thrown on', async () => {
  const { llm, sample, observations } = started('gpt-4o')
  await expect(llm.complete({ ...request, system: 'fail' })).rejects.toThrow('the provider is away')
  expect(await sample(llmCalls, { ...gpt4o, status: 'success' })).toBe(0)
  expect(await sample(llmCalls, { ...gpt4o, status: 'error' })).toBe(1)
  expect(await observations(llmDuration, gpt4o)).toMatchObject({ count: 1 })
})

test('a model without a price counts its tokens, and says that its cost is unknown', async () => {
  const { llm, telemetry, sample, lines } = started('unheard-of')
  await llm.complete(request)
  expect(await sample(llmTokens, { provider: 'openai', model: 'unheard-of', type: 'prompt' })).toBe(1000)
  expect((await telemetry.scrape()).body).not.toContain(`${llmCost.name}{`)
  expect(lines.join('')).toContain('llm.cost_unknown')
})

interface EndedSpan {
  readonly name: string
  readonly kind: SpanKind
  readonly attributes: Attributes
  readonly status: { readonly code: SpanStatusCode }
}

/** The spans that end from now on. */
const endedSpans = ({ tracerProvider }: Pick<Telemetry, 'tracerProvider'>): readonly EndedSpan[] => {
  const ended: EndedSpan[] = []
  tracerProvider?.addSpanProcessor({
    onStart: () => {},
    onEnd: (span) => void ended.push(span),
    forceFlush: async () => {},
    shutdown: async () => {},
  })
  return ended
}

test('a call is one span, with model and tokens, without question and answer', async () => {
  const { llm, telemetry } = started('gpt-4o')
  const spans = endedSpans(telemetry)
  await llm.complete({ ...request, prompt: '{"goal":"canary"}' })
  expect(spans).toHaveLength(1)
  expect(spans[0]).toMatchObject({ name: 'chat gpt-4o', kind: SpanKind.CLIENT })
  expect(spans[0]?.attributes).toEqual({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o',
    'gen_ai.response.model': 'gpt-4o-2024-08-06',
    'gen_ai.usage.input_tokens': 1000,
    'gen_ai.usage.output_tokens': 100,
  })
})

test('a failed call is a failed span that says how', async () => {
  const { llm, telemetry } = started('gpt-4o')
  const spans = endedSpans(telemetry)
  await expect(llm.complete({ ...request, system: 'fail' })).rejects.toThrow('the provider is away')
  expect(spans).toMatchObject([
    { status: { code: SpanStatusCode.ERROR }, attributes: { 'error.type': 'Error' } },
  ])
  expect(spans[0]?.attributes).not.toHaveProperty(['gen_ai.response.model'])
})

test('a call to the local provider leaves the process nowhere, and its span says so', async () => {
  const { telemetry } = started('gpt-4o')
  const spans = endedSpans(telemetry)
  await metered(localLlm(), telemetry).complete({ ...request, prompt: '{"goal":"Tell me the date"}' })
  expect(spans).toMatchObject([
    {
      name: 'chat local-rules',
      kind: SpanKind.INTERNAL,
      attributes: { 'gen_ai.response.model': 'local-rules' },
    },
  ])
})
