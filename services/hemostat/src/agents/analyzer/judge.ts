import { SpanKind } from '@opentelemetry/api'
import type { analyzer } from '@octoscope/hemostat/services'
import type { Telemetry } from '@octoscope/telemetry'
import type { HealthAlertData } from '../../events/payloads.ts'
import { askLlm, LlmFailure } from './llm/ask-llm.ts'
import type { LlmSettings } from './llm/settings.ts'
import { judgeByRules } from './rules.ts'
import type { Verdict } from './verdict.ts'

export type AnalyzerTelemetry = Telemetry<(typeof analyzer)['metrics']>

export interface Judged {
  readonly verdict: Verdict
  readonly method: 'ai' | 'rule_based'
}

/** A verdict on an alert: the model's where one is set up and answers, else that of the rules. */
export const judge = async (
  telemetry: AnalyzerTelemetry,
  llm: LlmSettings | undefined,
  alert: HealthAlertData,
): Promise<Judged> => {
  const byModel = llm && (await judgeByModel(telemetry, llm, alert))
  const judged: Judged = byModel
    ? { verdict: byModel, method: 'ai' }
    : { verdict: judgeByRules(alert), method: 'rule_based' }
  telemetry.metrics.verdicts.add(1, { analysis_method: judged.method })
  return judged
}

/** Undefined where the model failed, which is told and counted. Neither question nor answer is put into the span. */
const judgeByModel = async (
  telemetry: AnalyzerTelemetry,
  llm: LlmSettings,
  alert: HealthAlertData,
): Promise<Verdict | undefined> => {
  const { metrics, log } = telemetry
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': llm.model,
    'server.address': new URL(llm.baseUrl).hostname,
  }
  try {
    return await telemetry.span(
      `chat ${llm.model}`,
      async (chat) => {
        try {
          const { verdict, model, inputTokens, outputTokens } = await askLlm(llm, alert)
          chat.setAttributes({
            'gen_ai.response.model': model,
            'gen_ai.usage.input_tokens': inputTokens,
            'gen_ai.usage.output_tokens': outputTokens,
          })
          metrics.llmTokens.add(inputTokens, { model, type: 'input' })
          metrics.llmTokens.add(outputTokens, { model, type: 'output' })
          return verdict
        } catch (error) {
          if (error instanceof LlmFailure) chat.setAttribute('error.type', error.reason)
          throw error
        }
      },
      { kind: SpanKind.CLIENT, attributes },
    )
  } catch (err) {
    metrics.llmFailures.add(1, { reason: err instanceof LlmFailure ? err.reason : 'unusable' })
    log.warn({ err }, 'the language model gave no usable answer; the rules judge')
    return undefined
  }
}
