import { describe, expect, test } from 'vitest'
import type { Usage } from '../../events/payloads.ts'
import { sampleData } from '../../testing/sample-events.ts'
import { noIncident, type Incident } from '../incident.ts'
import { add, observe, record, set, type Measure } from '../measure.ts'
import { handleHealthAlert } from './health-alert.ts'
import { handleHealthyLook } from './healthy-look.ts'
import { handleRemediationComplete } from './remediation-complete.ts'
import { handleFalseAlarm, handleRemediationNeeded } from './verdict.ts'

const second = 1_000_000
const at = (seconds: number) => 1_795_170_549 * second + seconds * second
const told = <Data>(seconds: number, data: Data) => ({ time: at(seconds), agent: 'any', data })

const alert = sampleData['hemostat:health_alert']
const needed = sampleData['hemostat:remediation_needed']
const complete = sampleData['hemostat:remediation_complete']
const ids = { container_id: 'a1b2c3d4e5f6', container_name: 'web' }
const name = { container_name: 'web' }

const only = (measures: readonly Measure[], metric: Measure['metric']) =>
  measures.filter((measure) => measure.metric === metric)

describe('a health alert', () => {
  test('is every metric that it tells', () => {
    expect(handleHealthAlert(told(0, alert), noIncident).measures).toEqual([
      add('healthAlerts', { ...name, severity: 'critical' }, 1),
      add('anomalies', { ...name, anomaly_type: 'high_cpu' }, 1),
      set('containerCpu', name, 0.975),
      set('containerCpuPercent', ids, 97.5),
      set('containerMemory', name, 0.4225),
      set('containerMemoryPercent', ids, 42.25),
      set('containerMemoryBytes', ids, 443_023_360),
      observe('networkReceived', ids, 1000),
      observe('networkSent', ids, 2000),
      observe('blocksRead', ids, 3000),
      observe('blocksWritten', ids, 4000),
      set('containerRestartCount', ids, 2),
      observe('containerRestarts', name, 2),
    ])
  })

  test.each<[string, Usage]>([
    ['nothing', {}],
    ['only its memory', { memory_percent: 10 }],
  ])('that tells %s shows no more', (_, metrics) => {
    const { measures } = handleHealthAlert(told(0, { ...alert, metrics, restart_count: null }), noIncident)
    expect(measures.filter(({ verb }) => verb === 'set' || verb === 'observe')).toHaveLength(
      Object.keys(metrics).length * 2,
    )
  })

  test.each([
    [['medium', 'high'], 'high'],
    [['critical', 'low'], 'critical'],
    [[], 'low'],
  ] as const)('with anomalies that are %j is %s', (severities, severity) => {
    const anomalies = severities.map((each) => ({ type: 'high_cpu', severity: each }))
    const { measures } = handleHealthAlert(told(0, { ...alert, anomalies }), noIncident)
    expect(measures[0]).toEqual(add('healthAlerts', { ...name, severity }, 1))
  })

  test('of a kind that nobody knows is another one', () => {
    const anomalies = [{ type: 'toString', severity: 'high' as const }]
    const { measures } = handleHealthAlert(told(0, { ...alert, anomalies }), noIncident)
    expect(only(measures, 'anomalies')).toEqual([add('anomalies', { ...name, anomaly_type: 'other' }, 1)])
  })

  test('after a healthy look tells how long it took to notice, once', () => {
    const well = handleHealthyLook({ time: at(0), container: ids, usage: {} }, noIncident).incident
    const first = handleHealthAlert(told(29.5, alert), well)
    expect(only(first.measures, 'timeToDetection')).toEqual([record('timeToDetection', {}, 29.5)])
    const second = handleHealthAlert(told(60, alert), first.incident)
    expect(only(second.measures, 'timeToDetection')).toEqual([])
    expect(second.incident.openedAt).toBe(at(29.5))
  })

  test('by a clock behind that of the last look tells nothing of time', () => {
    const { measures } = handleHealthAlert(told(0, alert), { ...noIncident, wellAt: at(1) })
    expect(only(measures, 'timeToDetection')).toEqual([])
  })
})

const alerted = (...seconds: readonly number[]): Incident =>
  seconds.reduce<Incident>(
    (incident, each) => handleHealthAlert(told(each, alert), incident).incident,
    noIncident,
  )

describe('a verdict', () => {
  test('is counted, with its confidence and the time since the alert', () => {
    const { measures, incident } = handleRemediationNeeded(told(2.5, needed), alerted(0))
    expect(measures).toEqual([
      add('analyses', { result_type: 'remediation_needed' }, 1),
      record('analysisConfidence', { result_type: 'remediation_needed' }, 0.8),
      record('analysisDuration', {}, 2.5),
    ])
    expect(incident).toMatchObject({ alerts: [], calls: [{ time: at(2.5), action: 'restart' }] })
  })

  test.each([
    ['the last alert before it', [0, 30], 31, 1],
    ['an alert of the same moment', [30], 30, 0],
  ])('without its alert’s usage is on %s', (_, alerts, verdictAt, seconds) => {
    const { measures } = handleFalseAlarm(
      told(verdictAt, sampleData['hemostat:false_alarm']),
      alerted(...alerts),
    )
    expect(measures).toContainEqual(record('analysisDuration', {}, seconds))
  })

  test('that passes its alert’s usage on is on that alert, however late', () => {
    const later = { ...alert, metrics: { ...alert.metrics, cpu_percent: 99 } }
    const { incident } = handleHealthAlert(told(30, later), alerted(0))
    const first = handleRemediationNeeded(told(45, needed), incident)
    expect(first.measures).toContainEqual(record('analysisDuration', {}, 45))
    const second = handleRemediationNeeded(told(50, { ...needed, metrics: later.metrics }), first.incident)
    expect(second.measures).toContainEqual(record('analysisDuration', {}, 20))
  })

  test.each([
    ['nothing was heard before', noIncident, 5],
    ['all that was heard comes later by its time', alerted(10), 5],
    ['the alert has had its verdict', handleRemediationNeeded(told(1, needed), alerted(0)).incident, 5],
  ])('has no duration when %s', (_, incident, seconds) => {
    const { measures } = handleFalseAlarm(told(seconds, sampleData['hemostat:false_alarm']), incident)
    expect(only(measures, 'analysisDuration')).toEqual([])
    expect(measures).toContainEqual(add('uncorrelatedEvents', { channel: 'hemostat:false_alarm' }, 1))
  })

  test('who is never answered fills no memory', () => {
    expect(alerted(...Array.from({ length: 100 }, (_, each) => each)).alerts).toHaveLength(16)
  })
})

const called = handleRemediationNeeded(told(2, needed), alerted(0)).incident

describe('a result', () => {
  test('of success ends the incident, with both durations', () => {
    const { measures, incident } = handleRemediationComplete(told(12, complete), called)
    expect(measures).toEqual([
      add('remediations', { ...name, action: 'restart', status: 'success' }, 1),
      record('remediationDuration', { action: 'restart' }, 10),
      record('timeToRemediation', {}, 12),
    ])
    expect(incident).toEqual({ alerts: [], calls: [] })
  })

  test('of failure took its time, and the incident goes on', () => {
    const { measures, incident } = handleRemediationComplete(
      told(12, { ...complete, result: { status: 'failed', error: 'no' } }),
      called,
    )
    expect(measures).toEqual([
      add('remediations', { ...name, action: 'restart', status: 'failed' }, 1),
      record('remediationDuration', { action: 'restart' }, 10),
    ])
    expect(incident.openedAt).toBe(at(0))
  })

  test('of a dry run has done nothing', () => {
    const { measures, incident } = handleRemediationComplete(told(12, { ...complete, dry_run: true }), called)
    expect(measures).toEqual([add('remediations', { ...name, action: 'restart', status: 'dry_run' }, 1)])
    expect(incident.openedAt).toBe(at(0))
  })

  test('of refusal by a cooldown says until when', () => {
    const result = { status: 'rejected', reason: 'cooldown_active', remaining_seconds: 90.5 } as const
    const { measures, incident } = handleRemediationComplete(told(12, { ...complete, result }), called)
    expect(measures).toEqual([add('remediations', { ...name, action: 'restart', status: 'rejected' }, 1)])
    expect(incident.cooldownUntil).toBe(at(102.5))
  })

  test('of an action that nobody knows is another one', () => {
    const { measures } = handleRemediationComplete(told(12, { ...complete, action: 'dance' }), called)
    expect(measures[0]).toEqual(add('remediations', { ...name, action: 'other', status: 'success' }, 1))
  })

  test('of another action than was called for has no duration', () => {
    const { measures } = handleRemediationComplete(told(12, { ...complete, action: 'exec' }), called)
    expect(only(measures, 'remediationDuration')).toEqual([])
    expect(measures).toContainEqual(
      add('uncorrelatedEvents', { channel: 'hemostat:remediation_complete' }, 1),
    )
  })
})

test('a healthy look shows what is used, and ends an incident without a time', () => {
  const { measures, incident } = handleHealthyLook(
    { time: at(60), container: ids, usage: { cpu_percent: 3 } },
    alerted(0),
  )
  expect(measures).toEqual([set('containerCpu', name, 0.03), set('containerCpuPercent', ids, 3)])
  expect(incident).toMatchObject({ wellAt: at(60) })
  expect(incident.openedAt).toBeUndefined()
})
