import { channels, events, redisConnected, states } from '@octoscope/hemostat/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { clientOf, redisServer } from '../testing/redis-server.ts'
import { sampleMessage } from '../testing/sample-events.ts'
import { startedRole } from '../testing/started-role.ts'

test('a user of Redis that may do little is enough for the exporter', async () => {
  const redis = await redisServer()
  const client = await clientOf(redis)
  const rules = ['on', '>secret', 'resetkeys', '%R~hemostat:*', 'resetchannels', '&hemostat:*', '-@all']
  const allowed = ['+hello', '+subscribe', '+ping', '+scan', '+mget']
  await client.sendCommand(['ACL', 'SETUSER', 'exporter', ...rules, ...allowed])
  const exporter = await startedRole('exporter', {
    REDIS_URL: redis.url.replace('//', '//exporter@'),
    REDIS_PASSWORD: 'secret',
  })
  await eventually(async () => expect(await exporter.sample(redisConnected)).toBe(1))
  await eventually(async () => expect(await exporter.sample(states.sourceUp, { source: 'state' })).toBe(1))
  await client.publish(channels[0], sampleMessage(channels[0]))
  await eventually(async () => expect(await exporter.sample(events, { channel: channels[0] })).toBe(1))
})
