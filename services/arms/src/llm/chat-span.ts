import { SpanKind } from '@opentelemetry/api'
import type { SpanChoices } from '@octoscope/telemetry'
import type { Completion, Llm } from './llm.ts'

/** The span of a call by OpenTelemetry's conventions for generative AI, without question and answer. */
export const chatSpan = ({ provider, model }: Llm): SpanChoices => ({
  // The local provider is no other process that could have a span of its own.
  kind: provider === 'local' ? SpanKind.INTERNAL : SpanKind.CLIENT,
  attributes: {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
  },
})

/** What its answer adds. */
export const answerAttributes = ({ model, usage }: Completion) => ({
  'gen_ai.response.model': model,
  'gen_ai.usage.input_tokens': usage.prompt,
  'gen_ai.usage.output_tokens': usage.completion,
})

/** What its failure adds. */
export const failureAttributes = (error: unknown) => ({
  'error.type': error instanceof Error ? error.name : '_OTHER',
})
