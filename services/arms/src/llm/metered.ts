import type { planner } from '@octoscope/octollm/services'
import type { Telemetry } from '@octoscope/telemetry'
import { answerAttributes, chatSpan, failureAttributes } from './chat-span.ts'
import type { Completion, Llm, Usage } from './llm.ts'
import { costOf } from './prices.ts'

type LlmMetric = 'llmCalls' | 'llmTokens' | 'llmCost' | 'llmDuration'

/** What a service must measure to call a language model. */
export type LlmTelemetry = Pick<
  Telemetry<Pick<(typeof planner)['metrics'], LlmMetric>>,
  'metrics' | 'log' | 'span'
>

/** The same model, with every call in a span and its outcome, time, tokens and cost recorded. */
export const metered = (llm: Llm, { metrics, log, span }: LlmTelemetry): Llm => {
  const { provider, model } = llm
  const labels = { provider, model }

  const succeeded = ({ usage }: Completion): void => {
    metrics.llmCalls.add(1, { ...labels, status: 'success' })
    metrics.llmTokens.add(usage.prompt, { ...labels, type: 'prompt' })
    metrics.llmTokens.add(usage.completion, { ...labels, type: 'completion' })
    spend(usage)
  }

  const spend = (usage: Usage): void => {
    const cost = costOf(model, usage)
    if (cost === undefined) log.warn({ ...labels, ...usage }, 'llm.cost_unknown')
    else metrics.llmCost.add(cost, labels)
  }

  for (const status of ['success', 'error'] as const) metrics.llmCalls.prepare({ ...labels, status })

  return {
    ...llm,
    complete: (request) =>
      span(
        `chat ${model}`,
        async (chat) => {
          const began = performance.now()
          try {
            const completion = await llm.complete(request)
            chat.setAttributes(answerAttributes(completion))
            succeeded(completion)
            return completion
          } catch (error) {
            chat.setAttributes(failureAttributes(error))
            metrics.llmCalls.add(1, { ...labels, status: 'error' })
            throw error
          } finally {
            metrics.llmDuration.record((performance.now() - began) / 1000, labels)
          }
        },
        chatSpan(llm),
      ),
  }
}
