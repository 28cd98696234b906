import { atMost, counter, histogram, oneOf } from '@octoscope/spec/metrics'

const provider = oneOf('openai', 'anthropic', 'local')
const model = atMost(50)

export const llmCalls = counter('llm_api_calls_total', {
  help: 'Calls to a language model.',
  unit: 'calls',
  exploration: 'Tells which provider and model fail, when tasks do.',
  labels: { provider, model, status: oneOf('success', 'error') },
})

export const llmTokens = counter('llm_api_tokens_total', {
  help: 'Tokens that a language model read and wrote.',
  unit: 'tokens',
  exploration: 'Tells which model the tokens went to, when a bill surprises.',
  labels: { provider, model, type: oneOf('prompt', 'completion') },
})

export const llmCost = counter('llm_api_cost_dollars_total', {
  help: 'Estimated cost of language model calls, from the dated price table.',
  unit: 'dollars',
  exploration: 'Tells what a model cost; no limit on spending has been agreed.',
  labels: { provider, model },
})

export const llmDuration = histogram('llm_api_duration_seconds', {
  help: 'Time a language model took to answer.',
  unit: 'seconds',
  exploration: 'Tells which provider is slow, when an arm is.',
  labels: { provider, model },
  buckets: [0.5, 1, 2, 5, 10, 20, 30],
})

export const llm = { llmCalls, llmTokens, llmCost, llmDuration }
