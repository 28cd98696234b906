/** Shares and sums that several dashboards show. */
import { increase, rate, sum, where, type Window } from '@octoscope/spec'
import { agentRuns, ciCost, falsePositives, issuesAutofixed, issuesFound, pushes } from '../metrics/index.ts'

export const failed = where(agentRuns, { status: 'failure' })
export const succeeded = where(agentRuns, { status: 'success' })

export const successRateOver = (window: Window) =>
  sum(rate(succeeded, window)).dividedBy(sum(rate(agentRuns, window)))

export const errorRateOver = (window: Window) =>
  sum(rate(failed, window)).dividedBy(sum(rate(agentRuns, window)))

export const autofixRate = sum(increase(issuesAutofixed, '7d')).dividedBy(sum(increase(issuesFound, '7d')))

export const falsePositiveRate = sum(increase(falsePositives, '7d')).dividedBy(
  sum(increase(issuesFound, '7d')),
)

export const pushSuccessRate = sum(increase(where(pushes, { outcome: 'success' }), '7d')).dividedBy(
  sum(increase(pushes, '7d')),
)

/** What is saved among all that would have been spent. */
export const ciCostReduction = sum(increase(where(ciCost, { outcome: 'saved' }), '7d')).dividedBy(
  sum(increase(ciCost, '7d')),
)
