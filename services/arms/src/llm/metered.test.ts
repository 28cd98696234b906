import { planner } from '@octoscope/octollm/services'
import { startTelemetry } from '@octoscope/telemetry'
import { expect, onTestFinished, test } from 'vitest'
import type { Llm } from './llm.ts'
import { metered } from './metered.ts'

const request = { purpose: 'plan', system: '', prompt: '{}' } as const

/** A model that answers with 1,000 and 100 tokens, and fails when asked to. */
const model = (name: string): Llm => ({
  provider: 'openai',
  model: name,
  complete: async ({ system }) => {
    if (system === 'fail') throw new Error('the provider is away')
    return { text: '{}', usage: { prompt: 1000, completion: 100 } }
  },
})

const started = (name: string) => {
  const lines: string[] = []
  const telemetry = startTelemetry(planner, { env: {}, log: { write: (line) => void lines.push(line) } })
  onTestFinished(() => telemetry.shutdown(1000))
  const samples = async () =>
    Object.fromEntries(
      (await telemetry.scrape()).body
        .split('\n')
        .filter((line) => line.startsWith('llm_api_') && !line.includes('_bucket'))
        .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
    )
  return { llm: metered(model(name), telemetry), samples, lines }
}

test('a call counts with its tokens and its price', async () => {
  const { llm, samples } = started('gpt-4o')
  await llm.complete(request)
  const labels = 'provider="openai",model="gpt-4o"'
  expect(await samples()).toMatchObject({
    [`llm_api_calls_total{${labels},status="success"}`]: 1,
    [`llm_api_calls_total{${labels},status="error"}`]: 0,
    [`llm_api_tokens_total{${labels},type="prompt"}`]: 1000,
    [`llm_api_tokens_total{${labels},type="completion"}`]: 100,
    [`llm_api_cost_dollars_total{${labels}}`]: 0.0035,
    [`llm_api_duration_seconds_count{${labels}}`]: 1,
  })
})

test('a failed call counts as an error, took its time, and is thrown on', async () => {
  const { llm, samples } = started('gpt-4o')
  await expect(llm.complete({ ...request, system: 'fail' })).rejects.toThrow('the provider is away')
  const labels = 'provider="openai",model="gpt-4o"'
  expect(await samples()).toMatchObject({
    [`llm_api_calls_total{${labels},status="success"}`]: 0,
    [`llm_api_calls_total{${labels},status="error"}`]: 1,
    [`llm_api_duration_seconds_count{${labels}}`]: 1,
  })
})

test('a model without a price counts its tokens, and says that its cost is unknown', async () => {
  const { llm, samples, lines } = started('unheard-of')
  await llm.complete(request)
  const seen = await samples()
  expect(seen['llm_api_tokens_total{provider="openai",model="unheard-of",type="prompt"}']).toBe(1000)
  expect(Object.keys(seen).filter((series) => series.startsWith('llm_api_cost_dollars'))).toEqual([])
  expect(lines.join('')).toContain('llm.cost_unknown')
})
