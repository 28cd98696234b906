import { Agent } from 'node:http'
import { expect, test } from 'vitest'
import { startCollector, type Collector, type Mode } from './fixtures/collector.ts'
import { send, startLoad, type Outcome } from './fixtures/load.ts'
import { watched } from './fixtures/watched/service.ts'
import { startWatched } from './fixtures/watched/start.ts'

const ratePerSecond = 200
const slowOnes = 20

test.each<Mode>(['ok', 'black-hole', 'refuse'])(
  'P7: SIGTERM at 200 requests a second with 20 slow ones under way, the collector in mode %s: 100 % of those sent before it answered, resets of kept connections <= 0.1 %, exit code 0 within 8 s, the last line tells what was lost, the last span, counter value and line arrive where they can, a second SIGTERM harmless',
  async (mode) => {
    const collector = await startCollector(mode)
    const service = await startWatched({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_METRICS_EXPORTER: 'otlp',
    })
    const load = startLoad(service.url, { ratePerSecond })
    await expect.poll(() => load.outcomes.length, { timeout: 30_000 }).toBeGreaterThan(3 * ratePerSecond)
    const agent = new Agent({ maxSockets: slowOnes })
    const slow = Array.from({ length: slowOnes }, () => send(service.url, { agent, path: '/slow?ms=1500' }))
    const begun = () => service.lines().filter(({ msg }) => msg === 'slow begins').length
    await expect.poll(begun, { timeout: 10_000, interval: 20 }).toBe(slowOnes)

    const killedAt = performance.now()
    service.kill('SIGTERM')
    await expect.poll(() => service.lines().some(({ msg }) => msg === 'stopping')).toBe(true)
    service.kill('SIGTERM')
    const ended = await service.ended
    const stopMs = performance.now() - killedAt
    const outcomes = [...(await load.stop()), ...(await Promise.all(slow))]

    expect(ended).toEqual({ code: 0, signal: null })
    expect(stopMs).toBeLessThanOrEqual(8000)
    const [before, after] = [true, false].map((isBefore) =>
      outcomes.filter(({ sentAt = Infinity }) => sentAt < killedAt === isBefore),
    ) as [Outcome[], Outcome[]]
    expect(before.filter(({ status }) => status !== 200)).toEqual([])
    // When listening ends, the kernel refuses new connections that nobody has taken by a reset.
    const resets = after.filter(({ status, reused }) => status === undefined && reused)
    expect(resets.length).toBeLessThanOrEqual(outcomes.length * 0.001)
    expect(after.filter(({ status }) => ![200, 503, undefined].includes(status))).toEqual([])
    expect(service.errors).toEqual([])

    const answered = outcomes.filter(({ status }) => status === 200).length
    const received = new Set(collector.spans.map(({ spanId }) => spanId)).size
    expect(collector.spans.length).toBe(received)
    expect(received).toBe(mode === 'ok' ? answered : 0)
    expect(lastCount(collector)).toBe(mode === 'ok' ? answered : undefined)
    const [written, arrived] = [service.lines(), collector.logRecords.map(({ text }) => ({ msg: text }))].map(
      (lines) => lines.filter(({ msg }) => msg === 'request completed').length,
    )
    expect(arrived).toBe(mode === 'ok' ? written : 0)
    expect(numbersIn(service.lines().at(-1))).toContain(answered - received)
  },
)

/** What the collector was told last of the requests that were worked on. */
const lastCount = ({ metricPoints }: Collector): number | undefined =>
  metricPoints.findLast(({ metric }) => metric === watched.metrics.worked.name)?.value

/** All numbers that a log line tells. */
const numbersIn = (line: object | undefined): readonly unknown[] =>
  Object.values(line ?? {}).flatMap((value) =>
    typeof value === 'object' && value !== null ? numbersIn(value) : [value],
  )
