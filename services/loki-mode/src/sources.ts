import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '@octoscope/loki-mode/metrics'
import { EventLog, type Events } from './events/event-log.ts'
import { failure, type Contents } from './files/read-file.ts'
import { obstacle, readWithin } from './files/read-within.ts'
import { patiently, reportOf, type Report } from './files/report.ts'
import { refused, understood, type Reading } from './reading.ts'
import { readAgents } from './readers/agents.ts'
import { readBudget } from './readers/budget.ts'
import { readDashboardState } from './readers/dashboard-state.ts'
import { IterationFiles } from './readers/iteration-files.ts'
import { readPid } from './readers/pid.ts'
import { readPricing } from './readers/pricing.ts'
import { readQueue } from './readers/queue.ts'
import { readSession } from './readers/session.ts'
import { readTracking } from './readers/tracking.ts'
import type { Claim } from './session/process.ts'
import type { Dated, Queue } from './session/snapshot.ts'

/** Longer files are no state of a session, and would hold up the process while they are parsed. */
const largest = 4 * 1024 * 1024

/** What is read in a .loki directory, and how. */
export const sourcesIn = (root: string) => {
  const file = <T>(path: readonly string[], understand: (contents: Contents) => Reading<T>) =>
    patiently(() => readWithin(root, path, largest), understand)
  const document =
    <T>(path: readonly string[], read: (bytes: Buffer) => Reading<T>) =>
    () =>
      file(path, ({ bytes }) => read(bytes))
  const iterations = new IterationFiles(root)
  const events = new EventLog(join(root, 'events.jsonl'))
  return {
    control: async () => reportOf(readControl(root)),
    pid: () => claimsIn(root, file),
    'dashboard-state': () => file(['dashboard-state.json'], dated(readDashboardState)),
    session: document(['session.json'], readSession),
    agents: document(['state', 'agents.json'], readAgents),
    queue: () => queueIn(file),
    efficiency: () => iterations.read(),
    tracking: document(['context', 'tracking.json'], readTracking),
    budget: document(['metrics', 'budget.json'], readBudget),
    pricing: document(['pricing.json'], readPricing),
    events: async (): Promise<Report<Events | undefined>> => reportOf(await events.read()),
  } satisfies Record<Source, () => Promise<Report<unknown>>>
}

type OneFile = <T>(
  path: readonly string[],
  understand: (contents: Contents) => Reading<T>,
) => Promise<Report<T | undefined>>

const dated =
  <T>(read: (bytes: Buffer) => Reading<T>) =>
  ({ bytes, written }: Contents): Reading<Dated<T>> => {
    const reading = read(bytes)
    return reading.ok ? understood({ value: reading.value, written }) : reading
  }

/** What a person orders by putting an empty file there. */
const readControl = (root: string): Reading<{ readonly stop: boolean; readonly pause: boolean }> => {
  const isThere = (name: string) => lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined
  try {
    return understood({ stop: isThere('STOP'), pause: isThere('PAUSE') })
  } catch (error) {
    const reading = failure(error)
    return reading.ok ? refused('unreadable') : reading
  }
}

/** The process of the session, and of each that runs beside it under a name. */
const claimsIn = async (root: string, file: OneFile): Promise<Report<readonly Claim[] | undefined>> => {
  const claim = ({ bytes, written, uid }: Contents): Reading<Claim> => {
    const pid = readPid(bytes)
    return pid.ok ? understood({ pid: pid.value, written, uid }) : pid
  }
  const paths = [['loki.pid'], ...namedSessions(root).map((name) => ['sessions', name, 'loki.pid'])]
  const reports = await Promise.all(paths.map((path) => file(path, claim)))
  return together(reports, (claims) => {
    const made = claims.filter((each) => each !== undefined)
    return made.length > 0 ? made : undefined
  })
}

const mostSessions = 100

const namedSessions = (root: string): readonly string[] => {
  if (obstacle(root, ['sessions'])) return []
  return readdirSync(join(root, 'sessions')).slice(0, mostSessions)
}

const queueIn = async (file: OneFile): Promise<Report<Queue | undefined>> => {
  const lists = ['pending', 'in-progress', 'review', 'completed', 'failed'] as const
  const reports = await Promise.all(
    lists.map((name) => file(['queue', `${name}.json`], ({ bytes }) => readQueue(bytes))),
  )
  return together(reports, (counts) => {
    if (counts.every((count) => count === undefined)) return undefined
    const [pending, inProgress, review, completed, failed] = counts
    return { pending, inProgress, review, completed, failed }
  })
}

/** Several files as one source: it tells something new only when all are understood. */
const together = <T, R>(
  reports: readonly Report<T | undefined>[],
  value: (values: readonly (T | undefined)[]) => R,
): Report<R> => {
  const faults = reports.flatMap((report) => report.faults)
  if (!reports.every(({ up }) => up)) return { up: false, faults }
  return { up: true, faults, value: value(reports.map((report) => report.value)) }
}
