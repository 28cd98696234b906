import { counter, gauge, oneOf } from '@octoscope/spec/metrics'

/** Where a cost can be read from. No file is right in every version: each may stop at a part of the truth. */
export const costSources = ['efficiency', 'tokens', 'budget', 'tracking'] as const

export const cost = gauge('loki_cost_usd', {
  help: 'Estimated cost of the session, in US dollars: the highest that any of its files tells.',
  unit: 'dollars',
})

export const costTotal = counter('loki_cost_usd_total', {
  help: 'The same cost as a counter, for rates: it starts again with each session.',
  unit: 'dollars',
  mirrors: 'what the files of a session tell',
})

export const costSource = gauge('loki_cost_source_info', {
  help: 'Always 1; its label tells where the cost was read.',
  unit: 'info',
  labels: { source: oneOf(...costSources) },
})

export const budgetLimit = gauge('loki_budget_limit_usd', {
  help: 'What the session may cost, in US dollars. Absent without a limit.',
  unit: 'dollars',
})

export const costs = { cost, costTotal, costSource, budgetLimit }
