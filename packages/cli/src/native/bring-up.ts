import type { Stack } from '@octoscope/spec'
import { findOnPath } from './find-on-path.ts'
import { requireFreePorts } from './free-ports.ts'
import { Part } from './part.ts'
import { statusOf, type PartStatus } from './part-status.ts'
import type { Program } from './program.ts'
import { programsOf, type Additions } from './programs.ts'
import { prepare, runFolder, type RunFolder } from './run-folder.ts'

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
  /** Where Node keeps our services compiled, when not in the run folder. A warm one makes the start a quarter shorter. */
  readonly compileCache?: string
  /** Throws away what earlier runs kept there. */
  readonly fresh?: boolean
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
export const bringUp = async (stack: Stack, options: Options): Promise<Running> => {
  const { dir, compileCache, fresh = false, signal } = options
  const folder = runFolder(dir, compileCache)
  const stages = partsOf(stack, folder, options)
  const present = await onThisMachine(stages)
  const programs = present.flat().map(({ program }) => program)
  await requireFreePorts(programs)
  await prepare(folder, { stack, fresh, parts: programs.map(({ name }) => name) })

  const running = control(stages)
  try {
    for (const stage of present) await startAll(stage, signal)
  } catch (error) {
    await running.stop()
    throw error
  }
  return running
}

type Stages = readonly (readonly Part[])[]

const partsOf = (stack: Stack, folder: RunFolder, { onChange, ...additions }: Options): Stages => {
  const part = (program: Program) =>
    new Part(program, {
      ...patience,
      logFile: folder.log(program.name),
      onChange: (of) => onChange?.(statusOf(of)),
    })
  return programsOf(stack, folder, additions).map((stage) => stage.map(part))
}

/** The parts whose programs are found; the others are marked. */
const onThisMachine = async (stages: Stages): Promise<Stages> => {
  for (const part of stages.flat()) if (!(await findOnPath(part.program.command))) part.markMissing()
  return stages.map((stage) => stage.filter(({ state }) => state !== 'missing'))
}

/** Starts parts side by side. The first that fails ends the start of the others; settled when none is starting any more. */
const startAll = async (parts: readonly Part[], signal?: AbortSignal): Promise<void> => {
  signal?.throwIfAborted()
  const failure = new AbortController()
  const either = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal
  await Promise.allSettled(
    parts.map((part) => part.start(either).catch((error: unknown) => failure.abort(error))),
  )
  failure.signal.throwIfAborted()
}

const control = (stages: Stages): Running => {
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

const stopAll = async (stages: Stages): Promise<void> => {
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
