import { atMost, counter, histogram, oneOf, sourceMetrics } from '@octoscope/spec/metrics'
import { actions } from './remediation.ts'

/** What the agents measure of their own work. */

export const engine = sourceMetrics({ sources: ['docker'], reasons: ['wrong_data'] })

export const engineRequests = counter('hemostat_engine_requests_total', {
  help: 'Requests to the Docker Engine API.',
  unit: 'requests',
  labels: {
    operation: oneOf('list', 'stats', 'inspect', 'restart', 'scale', 'prune', 'exec'),
    status: oneOf('success', 'error'),
  },
  exploration: 'Tells whether the engine or the agent is at fault when containers are not looked at.',
})

export const lookDuration = histogram('hemostat_monitor_look_duration_seconds', {
  help: 'Time one look at all containers took.',
  unit: 'seconds',
  buckets: [0.5, 1, 2, 5, 10, 30],
  exploration: 'Tells how far the look can be from the interval that was asked for.',
})

export const verdicts = counter('hemostat_analyzer_verdicts_total', {
  help: 'Verdicts on health alerts, by who gave them.',
  unit: 'analyses',
  labels: { analysis_method: oneOf('ai', 'rule_based') },
  exploration: 'Tells how often the rules stand in for the language model.',
})

export const llmFailures = counter('hemostat_analyzer_llm_failures_total', {
  help: 'Questions to the language model that got no usable answer; the rules answered instead.',
  unit: 'failures',
  labels: { reason: oneOf('unreachable', 'timeout', 'refused', 'unusable') },
  exploration: 'Tells why the rules stand in for the language model.',
})

export const llmTokens = counter('hemostat_analyzer_llm_tokens_total', {
  help: 'Tokens that the language model read and wrote.',
  unit: 'tokens',
  labels: { model: atMost(5), type: oneOf('input', 'output') },
  exploration: 'Tells what the analysis by a model costs.',
})

export const actionsTaken = counter('hemostat_responder_actions_total', {
  help: 'Actions that were carried out on the engine, dry runs not among them.',
  unit: 'operations',
  labels: { action: oneOf(...actions), status: oneOf('success', 'failed', 'not_applicable') },
  exploration: 'Tells what really touched the engine, beside what was decided.',
})

export const alertsSent = counter('hemostat_alerts_sent_total', {
  help: 'Messages to people, by where they went and whether they were taken.',
  unit: 'alerts',
  labels: { channel: oneOf('slack', 'webhook', 'log'), status: oneOf('success', 'failed') },
})

export const alertsDeduped = counter('hemostat_alerts_deduped_total', {
  help: 'Messages that were not sent because the same was said of the same container within the minute.',
  unit: 'alerts',
})
