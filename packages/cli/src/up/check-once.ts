import { prometheus } from '@octoscope/platform'
import { examine } from '../doctor/doctor.ts'
import type { Finding } from '../doctor/finding.ts'
import { printJson } from '../terminal/json.ts'
import type { Summary } from '../traffic/octollm/summary.ts'
import type { Played } from '../traffic/player.ts'
import { leading, others } from '../traffic/players.ts'
import { describeReport } from './describe-report.ts'
import { readFromPages, readThroughPrometheus, type Readings } from './readings.ts'
import { has, type Run } from './run.ts'
import { waitForScrapes, type TargetStatus } from './targets.ts'

/** What one unattended run found out. */
export interface Report {
  readonly ok: boolean
  /** Of every observed system, as Prometheus sees them; none on a machine without Prometheus. */
  readonly targets: readonly TargetStatus[]
  /** What became of OctoLLM's tasks. */
  readonly traffic: Summary
  /** What became of the other systems' plays, by system. */
  readonly played: Readonly<Record<string, Played>>
  readonly readings: Readings
  readonly findings: readonly Finding[]
}

/** Drives every scenario through a running stack, examines everything, and reports. Resolves to the exit code. */
export const checkOnce = async (run: Run): Promise<number> => {
  const { running, options, out } = run
  out.table(running.parts)
  const report = await examineUnderTraffic(run)
  if (options.json) printJson(report)
  else out.say(describeReport(report, out.colors))
  return report.ok ? 0 : 1
}

const examineUnderTraffic = async (run: Run): Promise<Report> => {
  const { running, stack, out, signal } = run
  out.say('Sending every scenario once …')
  const { traffic, played } = await playEverything(run)
  const watched = has(run, prometheus.name)
  if (watched) out.say('Waiting until Prometheus has scraped the outcome …')
  const targets = watched
    ? await waitForScrapes(stack, { since: new Date(), withinMs: scrapedWithinMs, signal })
    : []
  const readings = await (watched
    ? readThroughPrometheus(stack).catch(() => readFromPages(stack))
    : readFromPages(stack))
  const absent = running.parts.filter(({ state }) => state === 'missing').map(({ name }) => name)
  const findings = await examine(stack, new Set(absent))
  const found = { targets, traffic, played, readings, findings }
  return { ok: isWell(found), ...found }
}

/** Targets are scraped at least every 15 s: three times that, for a slow machine. */
const scrapedWithinMs = 45_000

const playEverything = async ({
  stack,
  folder,
  options: { rate },
  signal,
}: Run): Promise<Pick<Report, 'traffic' | 'played'>> => {
  const stage = { stack, folder, rate, signal }
  const [traffic, ...played] = await Promise.all([
    leading.once(stage),
    ...others.map(async ({ system, once }) => [system, await once(stage)] as const),
  ])
  signal.throwIfAborted()
  return { traffic, played: Object.fromEntries(played) }
}

const isWell = ({ targets, traffic, played, readings, findings }: Omit<Report, 'ok'>): boolean =>
  targets.every(({ health }) => health === 'up') &&
  [traffic, ...Object.values(played)].every(({ surprises }) => surprises.length === 0) &&
  readings.completedTasks >= Math.max(1, traffic.completed) &&
  readings.withoutSample.length === 0 &&
  findings.every(({ ok }) => ok)
