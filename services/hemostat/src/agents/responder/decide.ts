import type { RemediationResult } from '../../events/payloads.ts'
import { readTimestamp, secondsOf } from '../../events/timestamp.ts'
import type { CircuitBreaker, RemediationHistory } from '../../states.ts'
import { knownActions, type KnownAction } from './allow-list.ts'
import type { ResponderSettings } from './config.ts'

/** What is known of a container before an action. */
export interface Past {
  readonly history?: RemediationHistory
  readonly breaker?: CircuitBreaker
}

export interface Call {
  readonly container: string
  readonly action: string
}

/** Seconds since 1970. */
type Now = number

export type Decision =
  | { readonly go: true; readonly action: KnownAction }
  | { readonly go: false; readonly result: RemediationResult }

const hour = 3600

/** Whether an action may be carried out now, and if not, why. */
export const decide = (
  call: Call,
  past: Past,
  { now, settings }: { now: Now; settings: ResponderSettings },
): Decision => {
  const action = knownActions.find((each) => each === call.action)
  if (!action) return no({ status: 'failed', error: `Unknown action: ${call.action}` })
  if (!settings.allow(action, call.container)) return no({ status: 'rejected', reason: 'not_allowed' })
  const { history, breaker } = past
  if (breaker && isOpen(breaker, now))
    return no({ status: 'rejected', reason: 'circuit_breaker_open', retry_count: breaker.retry_count })
  const remaining = history ? momentOf(history.last_action_timestamp) + settings.cooldownSeconds - now : 0
  if (remaining > 0)
    return no({ status: 'rejected', reason: 'cooldown_active', remaining_seconds: Math.ceil(remaining) })
  return { go: true, action }
}

const no = (result: RemediationResult): Decision => ({ go: false, result })

/** An hour after it has opened, a breaker lets one more through. */
const isOpen = ({ is_open, opened_timestamp }: CircuitBreaker, now: Now): boolean =>
  is_open && now < momentOf(opened_timestamp ?? now) + hour

const momentOf = (timestamp: string | number): number =>
  typeof timestamp === 'number' ? timestamp : secondsOf(readTimestamp(timestamp) ?? 0)

export const mostFailures = 3

/** What is to be remembered after an action was carried out, or rehearsed. */
export const afterAction = (
  past: Past,
  done: { readonly action: string; readonly status: RemediationResult['status']; readonly at: string },
  { now, settings }: { now: Now; settings: ResponderSettings },
): Required<Past> => {
  const thisHour = Math.floor(now / hour)
  const before = past.history?.last_retry_hour === thisHour ? past.history.retry_count : 0
  const failed = done.status === 'failed'
  const wasOpen = past.breaker?.is_open ?? false
  const failure_count = failed ? (wasOpen ? 0 : (past.breaker?.failure_count ?? 0)) + 1 : 0
  const retry_count = before + 1
  const is_open = retry_count >= settings.mostRetries || failure_count >= mostFailures
  return {
    history: {
      last_action_timestamp: done.at,
      last_action: done.action,
      last_result_status: done.status,
      retry_count,
      last_retry_hour: thisHour,
    },
    breaker: { is_open, retry_count, failure_count, opened_timestamp: is_open ? done.at : null },
  }
}
