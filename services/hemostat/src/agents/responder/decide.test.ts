import { describe, expect, test } from 'vitest'
import { microsOf, writeTimestamp } from '../../events/timestamp.ts'
import { afterAction, decide, type Past } from './decide.ts'
import { readResponderSettings } from './config.ts'

const settings = readResponderSettings({ RESPONDER_ALLOW: 'restart:*', RESPONDER_COOLDOWN_SECONDS: '600' })
/** Ten minutes into an hour. */
const now = 1_795_168_800 + 600
const ago = (seconds: number) => writeTimestamp(microsOf((now - seconds) * 1000))
const history = (seconds: number, retry_count = 1) => ({
  last_action_timestamp: ago(seconds),
  last_action: 'restart',
  last_result_status: 'success',
  retry_count,
  last_retry_hour: Math.floor(now / 3600),
})
const breaker = (seconds: number, is_open = true) => ({
  is_open,
  retry_count: 3,
  failure_count: 0,
  opened_timestamp: ago(seconds),
})
const call = { container: 'web', action: 'restart' }

test.each<[string, Past, object]>([
  ['nothing is known', {}, { go: true }],
  ['the last action was 600 s ago', { history: history(600) }, { go: true }],
  [
    'the last action was 599 s ago',
    { history: history(599) },
    { go: false, result: { status: 'rejected', reason: 'cooldown_active', remaining_seconds: 1 } },
  ],
  [
    'the last action was told in seconds',
    { history: { ...history(0), last_action_timestamp: now - 100 } },
    { go: false, result: { status: 'rejected', reason: 'cooldown_active', remaining_seconds: 500 } },
  ],
  [
    'the breaker opened less than an hour ago',
    { breaker: breaker(3599), history: history(3599) },
    { go: false, result: { status: 'rejected', reason: 'circuit_breaker_open', retry_count: 3 } },
  ],
  ['the breaker opened an hour ago', { breaker: breaker(3600), history: history(3600) }, { go: true }],
  ['the breaker is closed', { breaker: breaker(0, false) }, { go: true }],
])('when %s', (_, past, expected) => {
  expect(decide(call, past, { now, settings })).toMatchObject(expected)
})

test.each(['dance', '', 'constructor', 'RESTART'])('the action "%s" is known to nobody', (action) => {
  expect(decide({ container: 'web', action }, {}, { now, settings })).toEqual({
    go: false,
    result: { status: 'failed', error: `Unknown action: ${action}` },
  })
})

test('what is not on the list is rejected before anything is asked', () => {
  const only = readResponderSettings({ RESPONDER_ALLOW: 'restart:db' })
  expect(decide(call, { history: history(0) }, { now, settings: only })).toMatchObject({
    result: { reason: 'not_allowed' },
  })
})

describe('after an action', () => {
  const after = (past: Past, status: 'success' | 'failed') =>
    afterAction(past, { action: 'restart', status, at: ago(0) }, { now, settings })

  test('the third within the hour opens the breaker', () => {
    expect(after({ history: history(900, 1) }, 'success')).toMatchObject({
      history: { retry_count: 2 },
      breaker: { is_open: false },
    })
    expect(after({ history: history(900, 2) }, 'success')).toMatchObject({
      history: { retry_count: 3 },
      breaker: { is_open: true, opened_timestamp: ago(0) },
    })
  })

  test('a new hour counts anew', () => {
    const before = { ...history(900, 2), last_retry_hour: Math.floor(now / 3600) - 1 }
    expect(after({ history: before }, 'success').history.retry_count).toBe(1)
  })

  test('the third failure in a row opens the breaker, in whatever hours', () => {
    const closed = { is_open: false, retry_count: 1, failure_count: 2, opened_timestamp: null }
    expect(after({ breaker: closed }, 'failed').breaker).toMatchObject({ is_open: true, failure_count: 3 })
    expect(after({ breaker: closed }, 'success').breaker).toMatchObject({ is_open: false, failure_count: 0 })
  })
})
