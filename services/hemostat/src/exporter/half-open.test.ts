import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { channels, events, redisConnected, redisReconnects } from '@octoscope/hemostat/metrics'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { clientOf, redisServer } from '../testing/redis-server.ts'
import { sampleMessage } from '../testing/sample-events.ts'
import { startedRole } from '../testing/started-role.ts'

/** A way to a server on which connections can be frozen: nothing passes any more, and neither side is told. */
const way = async (port: number) => {
  const pairs: (readonly [Socket, Socket])[] = []
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => {})
    pairs.push([near, far])
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    pairs.flat().forEach((socket) => socket.destroy())
  })
  const freeze = (): void =>
    pairs.flat().forEach((socket) => {
      socket.unpipe()
      socket.pause()
    })
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, freeze }
}

test('a connection that is dead without a word is noticed, and another takes its place', async () => {
  const redis = await redisServer()
  const { url, freeze } = await way(redis.port)
  const exporter = await startedRole('exporter', { REDIS_URL: url })
  const client = await clientOf(redis)
  const connected = (expected: 0 | 1) =>
    eventually(async () => expect(await exporter.sample(redisConnected)).toBe(expected))
  await connected(1)
  freeze()
  const began = performance.now()
  await connected(0)
  expect(performance.now() - began).toBeLessThan(3000)
  await connected(1)
  expect(performance.now() - began).toBeLessThan(5000)
  expect(await exporter.sample(redisReconnects)).toBe(1)
  await client.publish(channels[0], sampleMessage(channels[0]))
  await eventually(async () => expect(await exporter.sample(events, { channel: channels[0] })).toBe(1))
})
