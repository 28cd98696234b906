import { expect, test } from 'vitest'
import type { Anomaly, HealthAlertData } from '../../events/payloads.ts'
import { sampleData } from '../../testing/sample-events.ts'
import { judgeByRules } from './rules.ts'
import { callsForRemediation, type Verdict } from './verdict.ts'

const alert = (anomalies: readonly Anomaly[], more: Partial<HealthAlertData> = {}): HealthAlertData => ({
  ...sampleData['hemostat:health_alert'],
  anomalies: [...anomalies],
  ...more,
})
const one = (type: string, severity: Anomaly['severity']): Anomaly => ({ type, severity })

test.each<[string, HealthAlertData, Verdict['action'], boolean]>([
  ['all CPU', alert([one('high_cpu', 'critical')]), 'restart', true],
  ['much CPU', alert([one('high_cpu', 'high')]), 'scale_up', true],
  ['some CPU', alert([one('high_cpu', 'medium')]), 'none', false],
  ['all memory', alert([one('high_memory', 'critical')]), 'restart', true],
  ['much memory', alert([one('high_memory', 'high')]), 'restart', true],
  ['a failing health check', alert([one('unhealthy_status', 'high')]), 'restart', true],
  ['an end by the kernel', alert([one('non_zero_exit', 'high')], { exit_code: 137 }), 'restart', true],
  ['an end by a failure', alert([one('non_zero_exit', 'high')], { exit_code: 1 }), 'restart', true],
  ['a crash loop', alert([one('non_zero_exit', 'high'), one('excessive_restarts', 'medium')]), 'none', false],
  ['what nobody knows', alert([one('strange', 'critical')]), 'none', false],
  ['nothing', alert([]), 'none', false],
])('%s', (_, of, action, isDone) => {
  const verdict = judgeByRules(of)
  expect(verdict.action).toBe(action)
  expect(callsForRemediation(verdict)).toBe(isDone)
})

test.each([
  [{ confidence: 0.7 }, true],
  [{ confidence: 0.69 }, false],
  [{ is_false_alarm: true }, false],
  [{ action: 'none' as const }, false],
])('a verdict that is otherwise sure, with %j', (change, expected) => {
  const sure: Verdict = { action: 'restart', reason: 'r', confidence: 0.9, is_false_alarm: false }
  expect(callsForRemediation({ ...sure, ...change })).toBe(expected)
})
