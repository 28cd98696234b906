import type { Stack } from '@octoscope/spec'
import { findOnPath } from './find-on-path.ts'
import { requireFreePorts } from './free-ports.ts'
import { Part } from './part.ts'
import { statusOf, type PartStatus } from './part-status.ts'
import { programsOf, type Additions } from './programs.ts'
import { prepare, runFolder } from './run-folder.ts'

/** A stack of processes on this machine. */
export interface Running {
  readonly parts: readonly PartStatus[]
  /** Stops everything, last started first. Resolves when no process is left. */
  stop(): Promise<void>
  /** Ends a part as a crash would. */
  kill(name: string): Promise<void>
  /** Starts a part that has ended, with the same ports and data. Resolves when it is ready. */
  restart(name: string): Promise<void>
}

export interface Options extends Additions {
  /** The run folder: configuration, data and logs. */
  readonly dir: string
  /** Told of every change of a part's state. */
  readonly onChange?: (part: PartStatus) => void
  /** Ends a start that is under way, and stops what it started. */
  readonly signal?: AbortSignal
}

/** A service drains for up to 8 s (SHUTDOWN_DEADLINE_MS) before it ends by itself. */
const patience = { startWithinMs: 60_000, stopWithinMs: 10_000 }

/**
 * Starts the whole stack. What the machine lacks is `missing`, everything else is ready when this resolves. Throws when
 * a port is taken or a part does not become ready; then nothing is left running.
 */
export const bringUp = async (
  stack: Stack,
  { dir, onChange, signal, ...additions }: Options,
): Promise<Running> => {
  const folder = runFolder(dir)
  const stages = programsOf(stack, folder, additions).map((stage) =>
    stage.map(
      (program) =>
        new Part(program, {
          ...patience,
          logFile: folder.log(program.name),
          onChange: (part) => onChange?.(statusOf(part)),
        }),
    ),
  )
  const parts = stages.flat()
  const present = await partsOnThisMachine(parts)
  const programs = present.map(({ program }) => program)
  await requireFreePorts(programs)
  await prepare(
    folder,
    stack,
    programs.map(({ name }) => name),
  )

  const running = control(stages)
  try {
    for (const stage of stages)
      await startAll(
        stage.filter((part) => present.includes(part)),
        signal,
      )
  } catch (error) {
    await running.stop()
    throw error
  }
  return running
}

const partsOnThisMachine = async (parts: readonly Part[]): Promise<readonly Part[]> => {
  const found = await Promise.all(parts.map(({ program }) => findOnPath(program.command)))
  for (const [index, part] of parts.entries()) if (found[index] === undefined) part.markMissing()
  return parts.filter(({ state }) => state !== 'missing')
}

/** Starts parts side by side. The first that fails ends the start of the others; settled when none is starting any more. */
const startAll = async (parts: readonly Part[], signal?: AbortSignal): Promise<void> => {
  const failure = new AbortController()
  const either = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal
  await Promise.allSettled(
    parts.map((part) => part.start(either).catch((error: unknown) => failure.abort(error))),
  )
  failure.signal.throwIfAborted()
}

const control = (stages: readonly (readonly Part[])[]): Running => {
  const parts = stages.flat()
  let stopped: Promise<void> | undefined
  return {
    get parts() {
      return parts.map(statusOf)
    },
    stop: () => (stopped ??= stopAll(stages.toReversed())),
    kill: async (name) => named(parts, name).kill(),
    restart: async (name) => named(parts, name).start(),
  }
}

const stopAll = async (stages: readonly (readonly Part[])[]): Promise<void> => {
  for (const stage of stages) await Promise.all(stage.map((part) => part.stop()))
}

const named = (parts: readonly Part[], name: string): Part => {
  const part = parts.find(({ program }) => program.name === name)
  if (!part)
    throw new Error(
      `"${name}" must be a part of the stack. Its parts: ${parts.map(({ program }) => program.name).join(', ')}.`,
    )
  return part
}
