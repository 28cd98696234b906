import type { HealthAlertData } from '../../events/payloads.ts'
import { Bus } from '../bus.ts'
import { judge, type AnalyzerTelemetry } from './judge.ts'
import { readLlmSettings } from './llm/settings.ts'
import { callsForRemediation } from './verdict.ts'

/** Judges each health alert, and says whether something is to be done. */
export const startAnalyzer = (telemetry: AnalyzerTelemetry, env: NodeJS.ProcessEnv) => {
  const llm = readLlmSettings(env)
  const bus = new Bus('analyzer', telemetry, env)
  bus.hear({
    'hemostat:health_alert': ({ data }) =>
      telemetry.span('analyse', async () => {
        const { verdict, method } = await judge(telemetry, llm, data)
        await publish(bus, data, { ...verdict, method })
      }),
  })
  return bus
}

type Said = Parameters<typeof callsForRemediation>[0] & { readonly method: 'ai' | 'rule_based' }

const publish = (
  bus: Bus,
  { container_name: container, metrics }: HealthAlertData,
  said: Said,
): Promise<void> => {
  const { action, reason, confidence, method: analysis_method } = said
  return callsForRemediation(said)
    ? bus.publish('hemostat:remediation_needed', {
        container,
        action,
        reason,
        confidence,
        metrics,
        analysis_method,
      })
    : bus.publish('hemostat:false_alarm', { container, reason, confidence, analysis_method })
}
