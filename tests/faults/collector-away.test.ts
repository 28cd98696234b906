import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { balancesOf, even, unbalancedSpans } from './fixtures/balance.ts'
import { startCollector, type Mode } from './fixtures/collector.ts'
import { failedOf, p99, startLoad } from './fixtures/load.ts'
import { residentMb, watchMemory } from './fixtures/memory.ts'
import { readPage } from './fixtures/page.ts'
import { startWatched } from './fixtures/watched/start.ts'

/** P1 asks for 10 minutes, and 90 s where every change is tested. */
const outageSeconds = Number(process.env['OUTAGE_SECONDS'] || 90)
const warmUpSeconds = 30
const ratePerSecond = 200
/** One each 30 s, from the first moment on. */
const allowedOutageLines = 1 + Math.floor(outageSeconds / 30)

/** The service with a healthy collector runs beside the others, so that all feel the same machine at the same time. */
describe.each<{ readonly names: string; readonly modes: readonly Mode[] }>([
  { names: 'refused, black-holed, 503', modes: ['refuse', 'black-hole', '503'] },
  { names: 'slow, garbage, reset', modes: ['slow', 'garbage', 'reset'] },
])(`a collector that is $names for ${outageSeconds} s at ${ratePerSecond} requests a second`, ({ modes }) => {
  test('P1, P2: 0 failed requests, p99 <= beside a healthy one + max(10 %, 5 ms), memory +<= 32 MB and <= 250 MB, <= 1 line each 30 s, exports again within 15 s, and every span and log record is accounted for', async () => {
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
      expect(report.outageLines.slice(allowedOutageLines), `outage lines too many ${told}`).toEqual([])
      expect(report.unbalanced, `spans unaccounted for in the middle of it ${told}`).toBe(0)
      expect(report.errors, `standard error ${told}`).toEqual([])
      expect(report.resumedMs, `ms until export resumes ${told}`).toBeLessThanOrEqual(15_000)
      expect(report.balances, `every span and log record ${told}`).toEqual({
        spans: even,
        logRecords: even,
      })
    }
  })
})

const allSignals = {
  OTEL_TRACES_EXPORTER: 'otlp',
  OTEL_LOGS_EXPORTER: 'otlp',
  OTEL_METRICS_EXPORTER: 'otlp',
  OTEL_METRIC_EXPORT_INTERVAL: '5000',
}

const startWatchedWith = async (mode: Mode) => {
  const collector = await startCollector()
  const service = await startWatched({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...allSignals })
  const memory = watchMemory(service.pid)
  const load = startLoad(service.url, { ratePerSecond })
  let before = { outcomes: 0, lines: 0, mb: 0 }

  const beginOutage = (): void => {
    before = { outcomes: load.outcomes.length, lines: service.lines().length, mb: residentMb(service.pid) }
    memory.since()
  }

  const endOutage = async () => {
    const outcomes = load.outcomes.slice(before.outcomes)
    const largestMb = memory.largest()
    const unbalanced = unbalancedSpans(await readPage(service.url))
    const resumedMs = await resume()
    const outageLines = service
      .lines()
      .slice(before.lines)
      .filter(({ msg }) => msg !== 'request completed')
    const balances = await balancesOf(service, collector, (await load.stop()).length)
    return {
      mode,
      outcomes,
      largestMb,
      grownMb: largestMb - before.mb,
      resumedMs,
      outageLines,
      unbalanced,
      balances,
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

  return { mode, collector, beginOutage, endOutage }
}
