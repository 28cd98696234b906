import { route, type Route, type Routing } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertHeartbeat } from './alert-heartbeat.ts'
import { alarm, deadMan, heartbeat, mute, routing, silences, stackWith } from './routed-example.ts'

const broken = alarm('Broken', 'critical')
const everyMinute = { groupInterval: '1m', repeatInterval: '1m' } as const
const toDeadMan = (about: Partial<Route> = {}) =>
  route({ alertname: heartbeat }, { receiver: deadMan, ...everyMinute, ...about })
const problemsOf = (about: Partial<Routing>) =>
  alertHeartbeat.problems(stackWith({ alerts: [heartbeat, broken], routing: routing(about) }))

test('a heartbeat that comes every minute', () => expect(problemsOf({ routes: [toDeadMan()] })).toEqual([]))

test('a heartbeat that people read', () => {
  expect(problemsOf(everyMinute)).toMatchObject([
    { message: 'It must reach a heartbeat and nobody else; it reaches "chat".' },
  ])
})

test.each(['groupInterval', 'repeatInterval'] as const)('a %s too long for a heartbeat', (setting) => {
  expect(problemsOf({ routes: [toDeadMan({ [setting]: '10m' })] })).toMatchObject([
    { message: 'It must be sent again within 5m; its route waits for 10m.' },
  ])
})

test('another alert that looks like a sign of life', () => {
  const routes = [toDeadMan(), route({ severity: 'critical' }, { receiver: deadMan })]
  expect(problemsOf({ routes })).toMatchObject([{ where: 'here › alert Broken {job="shop"}' }])
})

test('no heartbeat where people are told, and none needed where nobody is', () => {
  const alerts = [broken]
  expect(alertHeartbeat.problems(stackWith({ alerts }))).toMatchObject([{ where: 'stack' }])
  const unattended = routing({ receiver: mute, reaches: { nobody: 'Somebody looks.' } })
  expect(alertHeartbeat.problems(stackWith({ alerts, routing: unattended }))).toEqual([])
})

test('a heartbeat that something silences', () => {
  const stack = stackWith({
    alerts: [heartbeat, broken],
    inhibitions: [silences(broken, heartbeat, ['system'])],
    routing: routing({ routes: [toDeadMan()] }),
  })
  expect(alertHeartbeat.problems(stack)).toMatchObject([{ where: 'inhibition by Broken' }])
})

test('a heartbeat that depends on a metric', () => {
  const conditional = { ...broken, severity: 'none' } as const
  const stack = stackWith({ alerts: [conditional], routing: routing({ receiver: deadMan, ...everyMinute }) })
  expect(alertHeartbeat.problems(stack)).toMatchObject([{ where: 'alert Broken' }])
})
