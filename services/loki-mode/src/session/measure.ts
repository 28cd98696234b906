import { review, taskStatuses } from '@octoscope/loki-mode/metrics'
import type { Agents } from '../readers/agents.ts'
import { costOf, type Cost } from './cost.ts'
import type { Snapshot } from './snapshot.ts'
import { statusOf, stopped } from './status.ts'

/** What is true of a session. What cannot be known is not there. */
export interface Measurements {
  readonly status?: number | undefined
  readonly iteration?: number | undefined
  readonly iterationMax: number
  readonly uptime?: number | undefined
  readonly lastProgress?: number | undefined
  readonly stateWritten?: number | undefined
  readonly tasks: Readonly<Partial<Record<TaskStatus, number>>>
  readonly agents?: Agents | undefined
  readonly cost?: Cost | undefined
  readonly budgetLimit?: number | undefined
  readonly events?: number | undefined
}

export type TaskStatus = (typeof taskStatuses)[number] | typeof review

interface Circumstances {
  /** In seconds since 1970. */
  readonly now: number
  readonly maxIterations: number
}

/** The one place where readings become what is shown. */
export const measure = (snapshot: Snapshot, { now, maxIterations }: Circumstances): Measurements => {
  const { control, alive, state, budget, events } = snapshot
  const story = events?.story
  const status = statusOf({
    control,
    alive,
    mode: state?.value.mode,
    stateAge: state && now - state.written,
    ended: story?.ended,
  })
  return {
    status,
    iteration: iterationOf(snapshot),
    iterationMax: maxIterations,
    uptime: status === stopped ? undefined : uptimeOf(snapshot, now),
    lastProgress: story?.lastProgress,
    stateWritten: state?.written,
    tasks: tasksOf(snapshot),
    agents: agentsOf(snapshot),
    cost: costOf(snapshot),
    budgetLimit: budget?.limit ?? state?.value.budget?.limit,
    events: events?.count,
  }
}

/** The state file stays at 0 in many versions: then the events of the last session say it, or the iterations that are done. */
const iterationOf = ({ state, events, iterations = [] }: Snapshot): number | undefined => {
  const told = state?.value.iteration
  if (told) return told
  const done = iterations.flatMap(({ iteration }) => iteration ?? [])
  return events?.story.iteration ?? (done.length > 0 ? done.reduce((a, b) => Math.max(a, b)) : told)
}

/** A start in the future is none. */
const uptimeOf = ({ state, session, events }: Snapshot, now: number): number | undefined => {
  const started = [state?.value.startedAt, session?.startedAt, events?.story.startedAt].find(
    (moment) => moment !== undefined && moment <= now,
  )
  return started === undefined ? undefined : now - started
}

const tasksOf = ({ state, queue }: Snapshot): Measurements['tasks'] => {
  const lists = { ...queue, ...withoutUnknown(state?.value.tasks ?? {}) }
  return withoutUnknown({
    pending: lists.pending,
    in_progress: lists.inProgress,
    review: lists.review,
    completed: lists.completed,
    failed: lists.failed,
  })
}

const withoutUnknown = <T extends object>(all: T) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<{
    [Name in keyof T]: NonNullable<T[Name]>
  }>

/** Of the two writers of `agents.json`, one leaves it empty. */
const agentsOf = ({ agents, state }: Snapshot): Agents | undefined =>
  agents && agents.total > 0 ? agents : (state?.value.agents ?? agents)
