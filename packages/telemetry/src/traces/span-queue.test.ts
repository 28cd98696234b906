import { selfMetrics, type LabelValues } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { openSendingShop } from '../testing/sending-shop.ts'

type Reason = LabelValues<typeof selfMetrics.spansDropped.labels>['reason']

/** A shop that sends to a real receiver, and the balance of what became of its spans. */
const openCountingShop = async (env: NodeJS.ProcessEnv = {}) => {
  const { telemetry, sample, lines, receiver } = await openSendingShop({
    OTEL_BSP_SCHEDULE_DELAY: '20',
    ...env,
  })
  const make = (spans: number): void => {
    for (let at = 0; at < spans; at++) telemetry.tracer.startSpan(`span ${at}`).end()
  }
  const dropped = async (reason: Reason) => (await sample(selfMetrics.spansDropped, { reason })) ?? -1
  const failures = () => sample(selfMetrics.exportFailures, { signal: 'traces' })
  return { telemetry, lines, receiver, make, dropped, failures }
}

test('every span arrives once, in batches, without being asked for', async () => {
  const { receiver, make, dropped } = await openCountingShop({ OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '10' })
  make(95)
  await eventually(() => expect(receiver.spans).toHaveLength(95))
  expect(new Set(receiver.spans.map(({ spanId }) => spanId)).size).toBe(95)
  expect(await dropped('queue_full')).toBe(0)
})

test('a full queue drops the newest and counts each', async () => {
  const { receiver, telemetry, make, dropped } = await openCountingShop({ OTEL_BSP_MAX_QUEUE_SIZE: '50' })
  make(80)
  expect(await dropped('queue_full')).toBe(30)
  await telemetry.flush(5000)
  expect(receiver.spans).toHaveLength(50)
})

test('a receiver that refuses costs its batches, one log line, and nothing after it is back', async () => {
  const { receiver, telemetry, make, dropped, failures, lines } = await openCountingShop({
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '5',
  })
  receiver.answers = 400
  make(15)
  await eventually(async () => expect(await dropped('export_failed')).toBe(15))
  expect(await failures()).toBe(3)
  expect(lines.filter(({ msg }) => msg === 'telemetry could not be exported')).toHaveLength(1)

  receiver.answers = 200
  make(4)
  await telemetry.flush(5000)
  expect(receiver.spans).toHaveLength(4)
  expect(await dropped('export_failed')).toBe(15)
})

test('a receiver that is unavailable for a moment costs nothing', async () => {
  const { receiver, telemetry, make, dropped } = await openCountingShop()
  receiver.answers = 503
  make(3)
  await eventually(() => expect(receiver.requests).toBe(1))
  receiver.answers = 200
  await telemetry.flush(10_000)
  expect(receiver.spans).toHaveLength(3)
  expect(await dropped('export_failed')).toBe(0)
})

test('a receiver that never answers cannot hold a shutdown, and what it has not taken is counted', async () => {
  const { receiver, telemetry, make, dropped } = await openCountingShop({
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '5',
  })
  receiver.answers = 'silent'
  make(12)
  const started = performance.now()
  await telemetry.shutdown(300)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(await dropped('shutdown')).toBe(12)
  make(3)
  expect(await dropped('shutdown')).toBe(15)
})

test('a batch that fails after the deadline of a shutdown is not counted again', async () => {
  const { receiver, telemetry, make, dropped } = await openCountingShop({ OTEL_EXPORTER_OTLP_TIMEOUT: '500' })
  receiver.answers = 'silent'
  make(3)
  await telemetry.shutdown(100)
  await telemetry.flush(5000)
  expect([await dropped('shutdown'), await dropped('export_failed')]).toEqual([3, 0])
})

test('a shutdown sends what waits', async () => {
  const { receiver, telemetry, make, dropped } = await openCountingShop({ OTEL_BSP_SCHEDULE_DELAY: '60000' })
  make(700)
  await telemetry.shutdown(5000)
  expect(receiver.spans).toHaveLength(700)
  expect(await dropped('shutdown')).toBe(0)
})

test('at any moment as many spans have ended as are exported, dropped and queued', async () => {
  const { telemetry, receiver, make } = await openCountingShop({
    OTEL_BSP_MAX_QUEUE_SIZE: '100',
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '20',
  })
  let made = 0
  const makeAndRead = async (): Promise<Balance> => {
    make(150)
    made += 150
    const balance = balanceOf((await telemetry.scrape()).body)
    expect(balance.ended).toBe(made)
    expect(balance.exported + balance.dropped + balance.queued).toBe(made)
    return balance
  }
  for (const answers of [200, 400, 200, 400, 200] as const) {
    receiver.answers = answers
    await makeAndRead()
    await telemetry.flush(10_000)
  }
  receiver.answers = 'silent'
  const atLast = await makeAndRead()
  expect(atLast).toMatchObject({ exported: 300, queued: 100 })
  expect(receiver.spans).toHaveLength(300)
  await telemetry.shutdown(200)
  expect(balanceOf((await telemetry.scrape()).body)).toEqual({
    ended: 900,
    exported: 300,
    dropped: 600,
    queued: 0,
  })
  expect(telemetry.lost()).toEqual({ spans: 600, logRecords: 0 })
})

interface Balance {
  readonly ended: number
  readonly exported: number
  readonly dropped: number
  readonly queued: number
}

/** Of one page: each scrape is a moment of its own. */
const balanceOf = (page: string): Balance => {
  const sum = (name: string): number =>
    [...page.matchAll(new RegExp(`^telemetry_spans_${name}(?:{.*})? (.*)$`, 'gm'))].reduce(
      (total, [, value]) => total + Number(value),
      0,
    )
  return {
    ended: sum('ended_total'),
    exported: sum('exported_total'),
    dropped: sum('dropped_total'),
    queued: sum('queued'),
  }
}
