import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  channels,
  events,
  redisConnected,
  redisReconnects,
  subscriptionGaps,
} from '@octoscope/hemostat/metrics'
import type { RedisClientType } from 'redis'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { clientOf, redisServer } from '../testing/redis-server.ts'
import { sampleMessage } from '../testing/sample-events.ts'
import { startedRole, type StartedRole } from '../testing/started-role.ts'

const [channel] = channels

const connected = (exporter: StartedRole, expected: 0 | 1, withinMs?: number) =>
  eventually(async () => expect(await exporter.sample(redisConnected)).toBe(expected), withinMs)

/** How long it takes until the exporter says so, in ms. */
const timeUntil = async (exporter: StartedRole, expected: 0 | 1): Promise<number> => {
  const began = performance.now()
  await connected(exporter, expected)
  return performance.now() - began
}

const heard = (exporter: StartedRole): Promise<number | undefined> => exporter.sample(events, { channel })
/** How many subscribers Redis gave it to. */
const publish = (client: RedisClientType): Promise<number> => client.publish(channel, sampleMessage(channel))

test('Redis comes after the exporter, and is found', async () => {
  const redis = await redisServer([], { started: false })
  const exporter = await startedRole('exporter', { REDIS_URL: redis.url })
  await connected(exporter, 0)
  await redis.start()
  expect(await timeUntil(exporter, 1)).toBeLessThan(5000)
  expect(await exporter.sample(redisReconnects)).toBe(0)
  expect(await exporter.sample(subscriptionGaps)).toBe(0)
  const client = await clientOf(redis)
  expect(await publish(client)).toBe(1)
  await eventually(async () => expect(await heard(exporter)).toBe(1))
})

test('Redis restarts, and the exporter says so and is back', async () => {
  const redis = await redisServer()
  const exporter = await startedRole('exporter', { REDIS_HOST: '127.0.0.1', REDIS_PORT: `${redis.port}` })
  await connected(exporter, 1)
  await redis.stop()
  expect(await timeUntil(exporter, 0)).toBeLessThan(3000)
  await redis.start()
  expect(await timeUntil(exporter, 1)).toBeLessThan(5000)
  expect(await exporter.sample(redisReconnects)).toBe(1)
  expect(await exporter.sample(subscriptionGaps)).toBe(1)
})

test('Redis sleeps and wakes: nothing was lost, and no gap is counted', async () => {
  const redis = await redisServer()
  const exporter = await startedRole('exporter', { REDIS_URL: redis.url })
  const client = await clientOf(redis)
  await connected(exporter, 1)
  redis.pause()
  expect(await timeUntil(exporter, 0)).toBeLessThan(3000)
  const published = Array.from({ length: 20 }, () => publish(client))
  redis.resume()
  expect(await timeUntil(exporter, 1)).toBeLessThan(5000)
  const receivers = await Promise.all(published)
  await eventually(async () => expect(await heard(exporter)).toBe(receivers.filter((n) => n > 0).length))
  expect(receivers.every((n) => n > 0)).toBe(true)
  expect(await exporter.sample(subscriptionGaps)).toBe(0)
})

test('a wrong password is told, and a right one is taken without a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hemostat-password-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'password')
  await writeFile(file, 'wrong\n')
  const redis = await redisServer(['--requirepass', 'right'])
  const exporter = await startedRole('exporter', { REDIS_URL: redis.url, REDIS_PASSWORD_FILE: file })
  await eventually(() => expect(exporter.lines.join('\n')).toContain('WRONGPASS'))
  await connected(exporter, 0)
  await writeFile(file, 'right\n')
  expect(await timeUntil(exporter, 1)).toBeLessThan(5000)
  expect(exporter.lines.join('\n')).not.toMatch(/"right"|"wrong"/)
})

test('its connection is killed fifty times: each event that had a receiver is counted once', async () => {
  const redis = await redisServer()
  const exporter = await startedRole('exporter', { REDIS_URL: redis.url })
  const [client, killer] = [await clientOf(redis), await clientOf(redis)]
  let received = 0
  for (let kill = 1; kill <= 50; kill++) {
    await eventually(async () => {
      const count = await publish(client)
      if (count > 0) received++
      expect(count).toBe(1)
    })
    if ((await publish(client)) > 0) received++
    expect(await killer.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub'])).toBe(1)
    await eventually(async () => expect(await exporter.sample(redisReconnects)).toBe(kill), 5000)
  }
  await eventually(async () => expect(await heard(exporter)).toBe(received))
  expect(await exporter.sample(subscriptionGaps)).toBe(50)
  await connected(exporter, 1, 3000)
  expect(exporter.child.exitCode).toBeNull()
})

test('a subscriber that is too slow for Redis loses its connection, and says so', async () => {
  const redis = await redisServer(['--client-output-buffer-limit', 'pubsub 1mb 1mb 1'])
  const exporter = await startedRole('exporter', { REDIS_URL: redis.url })
  const client = await clientOf(redis)
  await connected(exporter, 1)
  exporter.child.kill('SIGSTOP')
  const long = sampleMessage(channel, { data: { image: 'x'.repeat(60_000) } })
  await eventually(async () => {
    await Promise.all(Array.from({ length: 50 }, () => client.publish(channel, long)))
    expect(await client.publish(channel, long)).toBe(0)
  })
  exporter.child.kill('SIGCONT')
  await eventually(async () => expect(await exporter.sample(redisReconnects)).toBe(1), 5000)
  await connected(exporter, 1, 3000)
  const before = await heard(exporter)
  expect(await publish(client)).toBe(1)
  await eventually(async () => expect(await heard(exporter)).toBe((before ?? 0) + 1))
  expect(await exporter.sample(subscriptionGaps)).toBe(1)
})
