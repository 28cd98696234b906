import { readFile } from 'node:fs/promises'
import {
  channels,
  events,
  eventsMalformed,
  malformedReasons,
  redisConnected,
} from '@octoscope/hemostat/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { alertChannel, malformedAlerts } from '../testing/malformed.ts'
import { clientOf, redisServer } from '../testing/redis-server.ts'
import { sampleMessage } from '../testing/sample-events.ts'
import { startedRole } from '../testing/started-role.ts'

const [valid, malformed] = [10_000, 100_000]
const perBatch = 1100
/** Short of those that say too much: 100,000 of them would measure the network. */
const bad = malformedAlerts.filter(([, message]) => message.length < 10_000)

test('100,000 malformed events among 10,000 valid ones are counted exactly, in less than 20 s of one core', async () => {
  const redis = await redisServer()
  const exporter = await startedRole('exporter', { REDIS_URL: redis.url })
  const client = await clientOf(redis)
  await eventually(async () => expect(await exporter.sample(redisConnected)).toBe(1))

  const began = await cpuSeconds(exporter.child.pid ?? 0)
  let sent = 0
  for (let batch = 0; batch < (valid + malformed) / perBatch; batch++) {
    await Promise.all(
      Array.from({ length: perBatch }, (_, at) =>
        at % 11 === 0
          ? client.publish(channels[(at / 11) % channels.length] ?? alertChannel, goodMessage(at / 11))
          : client.publish(alertChannel, bad[sent++ % bad.length]?.[1] ?? ''),
      ),
    )
  }
  expect(sent).toBe(malformed)
  await eventually(async () => expect(await countOf(exporter)).toEqual({ valid, malformed }), 150_000)
  expect((await cpuSeconds(exporter.child.pid ?? 0)) - began).toBeLessThan(20)
  expect(exporter.child.exitCode).toBeNull()

  const expected = Map.groupBy(
    Array.from({ length: malformed }, (_, at) => bad[at % bad.length]?.[2]),
    (reason) => reason,
  )
  for (const reason of malformedReasons)
    expect(await exporter.sample(eventsMalformed, { channel: alertChannel, reason })).toBe(
      expected.get(reason)?.length ?? 0,
    )
}, 180_000)

/** What a process has used of the CPU so far: unlike a clock, it is not about what else the machine does. */
const cpuSeconds = async (pid: number): Promise<number> => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  const ticksPerSecond = 100
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

const goodMessage = (at: number): string => sampleMessage(channels[at % channels.length] ?? alertChannel)

const countOf = async ({ page }: { page: () => Promise<string> }) => {
  const lines = (await page()).split('\n')
  const sum = (name: string): number =>
    lines
      .filter((line) => line.startsWith(`${name}{`))
      .reduce((all, line) => all + Number(line.split(' ').at(-1)), 0)
  return { valid: sum(events.name), malformed: sum(eventsMalformed.name) }
}
