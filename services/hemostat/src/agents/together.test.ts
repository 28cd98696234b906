import {
  agentHeartbeat,
  alertsDeduped,
  alertsSent,
  analyses,
  healthAlerts,
  remediations,
  timeToDetection,
  timeToRemediation,
} from '@octoscope/hemostat/metrics'
import { expect, test } from 'vitest'
import {
  lives,
  type Condition,
  type Life,
} from '../../../../packages/cli/src/traffic/hemostat/engine/lives.ts'
import { eventually } from '../testing/eventually.ts'
import { fakeEngine } from '../testing/fake-engine.ts'
import { clientOf, redisServer } from '../testing/redis-server.ts'
import { startedRole } from '../testing/started-role.ts'
import { webhook } from '../testing/webhook.ts'
import { keys } from '../keys.ts'

const well = lives['demo-healthy'] as Life
const exited = (code: number): Condition => ({ ...well(0), running: false, exitCode: code, health: 'none' })
/** Ends with a failure as soon as it is told to, until it is started again. */
const endsAfter =
  (seconds: number): Life =>
  (age) =>
    age < seconds ? well(age) : exited(1)

const started = async (env: NodeJS.ProcessEnv) => {
  const roles = ['exporter', 'analyzer', 'responder', 'alert', 'monitor'] as const
  const [exporter, analyzer, responder, alert, monitor] = await Promise.all(
    roles.map((role) => startedRole(role, { AGENT_POLL_INTERVAL: '0.5', STATE_READ_SECONDS: '0.5', ...env })),
  )
  if (!exporter || !analyzer || !responder || !alert || !monitor) throw new Error('A role is missing.')
  return { exporter, analyzer, responder, alert, monitor }
}

test('in earnest: found, judged, mended and told, and only what is allowed is touched', async () => {
  const redis = await redisServer()
  const engine = await fakeEngine({ 'web-1': endsAfter(4), db: endsAfter(4), calm: well })
  const hook = await webhook()
  const { exporter, alert } = await started({
    REDIS_URL: redis.url,
    DOCKER_HOST: engine.url,
    ALERT_WEBHOOK_URL: hook.url,
    RESPONDER_DRY_RUN: 'false',
    RESPONDER_ALLOW: 'restart:web-*',
    RESPONDER_COOLDOWN_SECONDS: '3600',
  })
  const attempts = (container_name: string, status: 'success' | 'rejected') =>
    exporter.sample(remediations, { container_name, action: 'restart', status })
  await eventually(async () => expect(await attempts('web-1', 'success')).toBe(1), 30_000)
  await eventually(async () => expect(await attempts('web-1', 'rejected')).toBeGreaterThan(0), 30_000)
  await eventually(async () => expect(await attempts('db', 'rejected')).toBeGreaterThan(0))

  const web = engine.world.find('web-1')
  expect(engine.changes()).toEqual([`POST /containers/${web?.id}/restart?t=10`])
  expect(await exporter.sample(healthAlerts, { container_name: 'calm', severity: 'high' })).toBeUndefined()
  expect(await exporter.sample(analyses, { result_type: 'remediation_needed' })).toBeGreaterThan(2)
  expect(await exporter.observations(timeToDetection)).toMatchObject({ count: expect.any(Number) })
  expect((await exporter.observations(timeToRemediation))?.count).toBe(1)

  // The cooldown holds over a crash of the responder: it is kept in Redis.
  const client = await clientOf(redis)
  expect(JSON.parse((await client.get(keys.remediationHistory('web-1'))) ?? '{}')).toMatchObject({
    last_action: 'restart',
    last_result_status: 'success',
    retry_count: 1,
  })
  const audits = (await client.lRange(keys.audit('web-1'), 0, -1)).map((each) => JSON.parse(each) as object)
  expect(audits.at(-1)).toMatchObject({
    action: 'restart',
    result_status: 'success',
    dry_run: false,
    error: null,
  })
  expect(audits[0]).toMatchObject({ result_status: 'rejected', error: 'cooldown_active' })

  // Both containers are told of, although both fell ill within the same minute, and each of them once.
  const told = hook.received.filter(({ event_type }) => event_type === 'container_unhealthy')
  expect(new Set(told.map(({ container }) => container))).toEqual(new Set(['web-1', 'db']))
  expect(await alert.sample(alertsDeduped)).toBeGreaterThan(0)
  expect(await alert.sample(alertsSent, { channel: 'webhook', status: 'success' })).toBe(hook.received.length)
  expect((await client.lRange(keys.events('all'), 0, -1)).length).toBeGreaterThan(3)
  for (const agent of ['monitor', 'analyzer', 'responder', 'alert'] as const)
    expect(await exporter.sample(agentHeartbeat, { agent })).toBeGreaterThan(Date.now() / 1000 - 60)
})

test('as a dry run, which is the default: everything is decided, and nothing is touched', async () => {
  const redis = await redisServer()
  const engine = await fakeEngine({ web: endsAfter(0) })
  const { exporter } = await started({
    REDIS_URL: redis.url,
    DOCKER_HOST: engine.url,
    RESPONDER_COOLDOWN_SECONDS: '1',
  })
  const attempts = (status: 'success' | 'dry_run' | 'rejected') =>
    exporter.sample(remediations, { container_name: 'web', action: 'restart', status })
  // Three rehearsals within the hour open the breaker.
  await eventually(async () => expect(await attempts('dry_run')).toBe(3), 30_000)
  const client = await clientOf(redis)
  await eventually(async () =>
    expect(JSON.parse((await client.get(keys.circuitBreaker('web'))) ?? '{}')).toMatchObject({
      is_open: true,
    }),
  )
  await eventually(async () =>
    expect((await client.lRange(keys.audit('web'), 0, 0))[0]).toContain('circuit_breaker_open'),
  )
  expect(await attempts('dry_run')).toBe(3)
  expect(await attempts('success')).toBe(0)
  expect(engine.changes()).toEqual([])
})

test('what the bus alone asks for is done to nobody', async () => {
  const redis = await redisServer()
  const engine = await fakeEngine({ 'web-1': well, 'web-10': well, db: well })
  const responder = await startedRole('responder', {
    REDIS_URL: redis.url,
    DOCKER_HOST: engine.url,
    RESPONDER_DRY_RUN: 'false',
    RESPONDER_ALLOW: 'restart:web-1',
    RESPONDER_COOLDOWN_SECONDS: '3600',
  })
  const client = await clientOf(redis)
  await eventually(() => expect(responder.lines.join('\n')).toContain('"subscribed"'))
  const id = engine.world.find('db')?.id.slice(0, 12) ?? ''
  const calls = [
    ['restart', 'db'],
    ['restart', id],
    ['restart', 'web-10'],
    ['restart', 'web-1/../db'],
    ['exec', 'web-1'],
    ['cleanup', 'web-1'],
    ['scale_up', 'web-1'],
    ['rm -rf /', 'web-1'],
    ['restart', 'web-1'],
    ['restart', 'web-1'],
  ] as const
  const results: string[] = []
  const listener = await clientOf(redis)
  await listener.subscribe('hemostat:remediation_complete', (message) => {
    const { data } = JSON.parse(message) as { data: { result: { status: string; reason?: string } } }
    results.push(data.result.reason ?? data.result.status)
  })
  for (const [action, container] of calls)
    await client.publish(
      'hemostat:remediation_needed',
      JSON.stringify({
        event_type: 'remediation_needed',
        timestamp: new Date().toISOString(),
        agent: 'analyzer',
        data: { container, action, confidence: 1, reason: '$(reboot)' },
      }),
    )
  await eventually(() => expect(results).toHaveLength(calls.length))
  expect(results).toEqual([
    ...Array.from({ length: 7 }, () => 'not_allowed'),
    'failed',
    'success',
    'cooldown_active',
  ])
  expect(engine.changes()).toEqual([`POST /containers/${engine.world.find('web-1')?.id}/restart?t=10`])
})
