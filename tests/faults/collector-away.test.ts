import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { selfMetrics } from '../../packages/spec/src/index.ts'
import { startCollector, type Mode } from './fixtures/collector.ts'
import { failedOf, p99, startLoad, type Outcome } from './fixtures/load.ts'
import { watchMemory } from './fixtures/memory.ts'
import { readPage, total } from './fixtures/page.ts'
import { startWatched } from './fixtures/watched/start.ts'

/** P1 asks for 10 minutes, and 90 s where every change is tested. */
const outageSeconds = Number(process.env['OUTAGE_SECONDS'] || 90)
const warmUpSeconds = 30
const ratePerSecond = 200

/** The service with a healthy collector runs beside the others, so that all feel the same machine at the same time. */
describe.each<{ readonly modes: readonly Mode[] }>([
  { modes: ['refuse', 'black-hole', '503'] },
  { modes: ['slow', 'garbage', 'reset'] },
])(
  `a collector that does $modes for ${outageSeconds} s at ${ratePerSecond} requests a second`,
  ({ modes }) => {
    test('P1, P2: harms no request, holds no memory, and every span is accounted for', async () => {
      const [healthy, ...away] = await Promise.all((['ok', ...modes] as const).map(startWatchedWith))
      if (healthy === undefined) throw new Error('There must be a service to compare with.')
      const all = [healthy, ...away]
      await wait(warmUpSeconds * 1000)
      for (const each of all) each.beginOutage()
      await Promise.all(all.map(({ collector, mode }) => collector.turn(mode)))
      await wait(outageSeconds * 1000)
      const reports = await Promise.all(all.map((each) => each.endOutage()))
      const upP99 = p99(reports[0]?.outcomes ?? [])

      for (const { mode, outcomes, ...report } of reports.slice(1)) {
        const told = `with a collector in mode ${mode}`
        expect(failedOf(outcomes), `0 failed requests ${told}`).toEqual([])
        expect(outcomes.length, `all requests ${told}`).toBeGreaterThan(outageSeconds * ratePerSecond * 0.95)
        expect(p99(outcomes), `p99 in ms ${told}`).toBeLessThanOrEqual(upP99 + Math.max(upP99 * 0.1, 5))
        expect(report.grownMb, `growth in MB ${told}`).toBeLessThanOrEqual(32)
        expect(report.largestMb, `memory in MB ${told}`).toBeLessThanOrEqual(250)
        expect(report.outageLines.length, `outage lines ${told}`).toBeLessThanOrEqual(1 + outageSeconds / 30)
        expect(report.errors, `standard error ${told}`).toEqual([])
        expect(report.resumedMs, `ms until export resumes ${told}`).toBeLessThanOrEqual(15_000)
        expect(report.balance, `every span ${told}`).toEqual({ missing: 0, twice: 0 })
      }
    })
  },
)

const startWatchedWith = async (mode: Mode) => {
  const collector = await startCollector()
  const service = await startWatched({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
  const memory = watchMemory(service.pid)
  const load = startLoad(service.url, { ratePerSecond })
  let before = { outcomes: 0, lines: 0, mb: 0 }

  const beginOutage = (): void => {
    before = { outcomes: load.outcomes.length, lines: service.lines().length, mb: memory.largest() }
    memory.since()
  }

  const endOutage = async () => {
    const outcomes = load.outcomes.slice(before.outcomes)
    const largestMb = memory.largest()
    const resumedMs = await resume()
    const outageLines = service
      .lines()
      .slice(before.lines)
      .filter(({ msg }) => msg !== 'request completed')
    const balance = await balanceAfter(await load.stop())
    return {
      mode,
      outcomes,
      largestMb,
      grownMb: largestMb - before.mb,
      resumedMs,
      outageLines,
      balance,
      errors: service.errors,
    }
  }

  /** Heals the collector; gives the ms until the first span arrives. */
  const resume = async (): Promise<number> => {
    const received = collector.spans.length
    const healed = performance.now()
    await collector.turn('ok')
    await expect
      .poll(() => collector.spans.length, { timeout: 60_000, interval: 50 })
      .toBeGreaterThan(received)
    return performance.now() - healed
  }

  /** Each request makes one span, and the queue is empty when all of them are exported or dropped. */
  const balanceAfter = async (outcomes: readonly Outcome[]) => {
    const look = async () => {
      const dropped = total(await readPage(service.url), selfMetrics.spansDropped)
      const distinct = new Set(collector.spans.map(({ spanId }) => spanId)).size
      return { missing: outcomes.length - dropped - distinct, twice: collector.spans.length - distinct }
    }
    const deadline = performance.now() + 30_000
    for (;;) {
      const balance = await look()
      if (balance.missing <= 0 || performance.now() > deadline) return balance
      await wait(200)
    }
  }

  return { mode, collector, beginOutage, endOutage }
}
