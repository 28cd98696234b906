import { atMost, oneOf } from '@octoscope/spec/metrics'

/** By the names in `.devloop.json`, or those that the events bear. */
export const agent = atMost(50)

/** How a run ended. A run that reports findings has done its work: it is a success. */
export const status = oneOf('success', 'failure')

/** The guide's words. What linters call error, warning, info or style is mapped to them. */
export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]
export const severity = oneOf(...severities)
