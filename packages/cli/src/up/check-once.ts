import { orchestrator } from '@octoscope/octollm/services'
import { prometheus } from '@octoscope/platform'
import { examine } from '../doctor/doctor.ts'
import type { Finding } from '../doctor/finding.ts'
import { urlOf } from '../native/environment.ts'
import { printJson } from '../terminal/json.ts'
import { drive } from '../traffic/drive.ts'
import { everyErrand } from '../traffic/errands.ts'
import { scenarios } from '../traffic/scenarios.ts'
import type { Result } from '../traffic/send.ts'
import { summarize, type Summary } from '../traffic/summary.ts'
import { describeReport } from './describe-report.ts'
import { readFromPages, readThroughPrometheus, type Readings } from './readings.ts'
import { has, type Run } from './run.ts'
import { waitForScrapes, type TargetStatus } from './targets.ts'

/** What one unattended run found out. */
export interface Report {
  readonly ok: boolean
  /** OctoLLM's, as Prometheus sees them; none on a machine without Prometheus. */
  readonly targets: readonly TargetStatus[]
  readonly traffic: Summary
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
  const traffic = await sendEverything(run)
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
  return { ok: isWell({ targets, traffic, readings, findings }), targets, traffic, readings, findings }
}

/** Targets are scraped at least every 15 s: three times that, for a slow machine. */
const scrapedWithinMs = 45_000

const sendEverything = async ({ stack, signal }: Run): Promise<Summary> => {
  const results: Result[] = []
  const url = urlOf(orchestrator, stack.environment)
  await drive({
    url,
    errands: everyErrand(scenarios),
    rate: 5,
    signal,
    onResult: (result) => results.push(result),
  })
  signal.throwIfAborted()
  return summarize(results)
}

const isWell = ({ targets, traffic, readings, findings }: Omit<Report, 'ok'>): boolean =>
  targets.every(({ health }) => health === 'up') &&
  traffic.surprises.length === 0 &&
  readings.completedTasks >= Math.max(1, traffic.completed) &&
  readings.withoutSample.length === 0 &&
  findings.every(({ ok }) => ok)
