import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine } from '../../packages/cli/src/doctor/doctor.ts'
import { prometheusAt } from '../../packages/cli/src/doctor/facts/prometheus-api.ts'
import { firstCauses } from '../../packages/cli/src/doctor/first-causes.ts'
import { urlOf } from '../../packages/cli/src/native/environment.ts'
import { observedTargets } from '../../packages/cli/src/up/targets.ts'
import { armDown } from '../../packages/systems/octollm/src/alerts/arm-down.ts'
import { coder } from '../../packages/systems/octollm/src/targets.ts'
import { alertmanager, prometheus } from '../../packages/systems/platform/src/index.ts'
import { eventually } from './eventually.ts'
import { freeOffset } from './free-offset.ts'
import { quickStack } from './quick-stack.ts'
import { startStack, type StartedStack } from './started-stack.ts'
import { webhookReceiver, type DeliveredAlert, type WebhookReceiver } from './webhook-receiver.ts'

let receiver: WebhookReceiver
let started: StartedStack

beforeAll(async () => {
  receiver = await webhookReceiver()
  const flags = { [prometheus.name]: ['--rules.alert.resend-delay=2s'] }
  started = await startStack(quickStack(await freeOffset(), receiver.url), { flags })
})

afterAll(async () => {
  await started?.stop()
  receiver?.close()
})

test('an arm that dies is told of, alone, and told of again when it is back', async () => {
  await calm()
  const before = receiver.delivered.length

  await started.running.kill(coder.name)
  await eventually(armsSaidToBeDown).toEqual(['coder'])

  await started.running.restart(coder.name)
  await eventually(armsSaidToBeDown).toEqual([])

  const told = receiver.delivered.slice(before).filter(isArmDown)
  const fired = told.filter(({ status }) => status === 'firing')
  expect(new Set(fired.map(({ labels }) => labels['arm']))).toEqual(new Set(['coder']))
})

test('doctor names a dead arm as the first cause, and nothing once it is back', async () => {
  await calm()
  const causes = async () =>
    firstCauses(await examine(started.stack)).map(({ hop, subject }) => ({ hop, subject }))
  const began = performance.now()
  expect(await causes()).toEqual([])
  expect(performance.now() - began).toBeLessThan(5_000)

  await started.running.kill(coder.name)
  await eventually(healthOfTargets).toContain('down')
  expect(await causes()).toEqual([{ hop: 'service answers', subject: coder.name }])

  await started.running.restart(coder.name)
  await eventually(causes).toEqual([])
})

/**
 * Until Prometheus has scraped an arm for the first time, the arm is missing, and after two seconds the shortened alert
 * says so. That has to be over in Prometheus, in Alertmanager and at the receiver.
 */
const calm = async (): Promise<void> => {
  const { stack } = started
  const { environment } = stack
  await eventually(async () => new Set(await healthOfTargets())).toEqual(new Set(['up']))
  const { query } = prometheusAt(urlOf(prometheus, environment))
  await eventually(() => query(`ALERTS{alertname="${armDown.name}"}`)).toEqual([])
  const held = new URL('/api/v2/alerts', urlOf(alertmanager, environment))
  held.searchParams.set('filter', `alertname="${armDown.name}"`)
  await eventually(async () => (await fetch(held)).json()).toEqual([])
  await eventually(armsSaidToBeDown).toEqual([])
}

const healthOfTargets = async () => (await observedTargets(started.stack)).map(({ health }) => health)

const isArmDown = ({ labels }: DeliveredAlert): boolean => labels['alertname'] === armDown.name

/** The arms of which the last word was that they are down. An alert is known by all its labels. */
const armsSaidToBeDown = (): readonly (string | undefined)[] => {
  const last = new Map(
    receiver.delivered.filter(isArmDown).map((alert) => [JSON.stringify(alert.labels), alert]),
  )
  return [...last.values()].filter(({ status }) => status === 'firing').map(({ labels }) => labels['arm'])
}
