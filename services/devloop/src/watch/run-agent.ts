import type { Agent } from '../config/settings.ts'
import type { DevloopEvent } from '../events/event.ts'
import { issueKey } from '../record/issue-book.ts'
import type { Finding, Report } from './findings/finding.ts'
import { readReport, type Verdict } from './findings/read-report.ts'
import type { RunRow } from './journal.ts'
import type { Known } from './known-findings.ts'
import { runCommand, type Outcome } from './run-command.ts'
import type { Work } from './run-queue.ts'

export interface Run {
  readonly event: DevloopEvent
  readonly row: RunRow
  /** Undefined when the agent could not do its work: what was known before still stands. */
  readonly report?: Report
  readonly mended: readonly Known[]
}

interface Place {
  readonly folder: string
  readonly signal: AbortSignal
}

/** Runs an agent on some files, mends what can be mended, and tells of it in the public format. Never rejects. */
export const runAgent = async (agent: Agent, work: Work, place: Place): Promise<Run> => {
  const start = Date.now()
  const began = performance.now()
  const first = await once(agent, agent.command, { work, place })
  const { last, mended } = await mend(agent, first, { work, place })
  const durationMs = performance.now() - began
  const { verdict } = last
  const failed = 'failure' in verdict
  const findings = failed ? [] : verdict.report.findings.filter(({ suppressed }) => !suppressed)
  return {
    event: {
      event_type: 'agent_executed',
      timestamp: new Date(start + durationMs).toISOString().replace('Z', '+00:00'),
      agent: agent.name,
      duration_ms: Math.round(durationMs),
      findings: findings.length,
      severity_levels: [...new Set(findings.map(({ severity }) => severity))],
      success: !failed,
      details: {
        message: failed ? verdict.message : `${findings.length} findings in ${work.files.length} files`,
        ...(failed && { reason: verdict.failure }),
        files: work.files.length,
        queued_ms: Math.round(began - work.since),
        latency_ms: Math.round(performance.now() - work.since),
        ...(mended.length > 0 && { auto_fixed: mended.length }),
        ...resources(first.outcome),
      },
    },
    row: { agent: agent.name, ...rowOf({ start, durationMs, verdict, outcome: first.outcome }) },
    ...(!failed && { report: verdict.report }),
    mended,
  }
}

interface Attempt {
  readonly outcome: Outcome
  readonly verdict: Verdict
}

interface Circumstances {
  readonly work: Work
  readonly place: Place
}

const once = async (
  agent: Agent,
  command: readonly string[],
  { work, place: { folder, signal } }: Circumstances,
): Promise<Attempt> => {
  const outcome = await runCommand({
    command: command.flatMap((part) => (part === '{files}' ? work.files.map(asArgument) : [part])),
    cwd: folder,
    timeoutMs: agent.timeout,
    signal,
  })
  return { outcome, verdict: readReport(agent, outcome, folder) }
}

/** A file whose name begins with "-" shall not be read as an option. */
const asArgument = (file: string): string => (file.startsWith('-') ? `./${file}` : file)

/** Where something was found and the agent can mend, it does, and is asked once more. What is gone then was mended. */
const mend = async (
  agent: Agent,
  first: Attempt,
  circumstances: Circumstances,
): Promise<{ readonly last: Attempt; readonly mended: readonly Known[] }> => {
  if (
    !agent.fix ||
    'failure' in first.verdict ||
    !first.verdict.report.findings.some(({ fixable }) => fixable)
  )
    return { last: first, mended: [] }
  await once(agent, agent.fix, circumstances)
  const last = await once(agent, agent.command, circumstances)
  if ('failure' in last.verdict) return { last, mended: [] }
  const still = new Set(last.verdict.report.findings.map(nameOf))
  const gone = first.verdict.report.findings.filter(
    (finding) => finding.fixable && !finding.suppressed && !still.has(nameOf(finding)),
  )
  const at = Date.now()
  return {
    last,
    mended: gone.map((finding) => ({
      ...finding,
      agent: agent.name,
      // Mended again tomorrow, it counts again.
      id: `${issueKey(agent.name, { ...finding, finding_type: finding.type })}-${at}`,
    })),
  }
}

const nameOf = ({ file, type, description }: Finding): string => JSON.stringify([file, type, description])

const MB = 1_048_576

const resources = ({ taken, durationMs }: Outcome) =>
  taken
    ? {
        cpu_percent: Number(((100 * taken.cpu) / (durationMs / 1000)).toFixed(1)),
        memory_mb: Number((taken.memory / MB).toFixed(1)),
      }
    : {}

const rowOf = ({
  start,
  durationMs,
  verdict,
  outcome,
}: {
  readonly start: number
  readonly durationMs: number
  readonly verdict: Verdict
  readonly outcome: Outcome
}): Omit<RunRow, 'agent'> => {
  const { cpu_percent: cpuPercent, memory_mb: memoryMb } = resources(outcome)
  return {
    start: start / 1000,
    end: (start + durationMs) / 1000,
    success: !('failure' in verdict),
    error: 'failure' in verdict ? verdict.message : null,
    ...(cpuPercent !== undefined && { cpuPercent }),
    ...(memoryMb !== undefined && { memoryMb }),
    readMb: (outcome.taken?.read ?? 0) / MB,
    writtenMb: (outcome.taken?.written ?? 0) / MB,
  }
}
