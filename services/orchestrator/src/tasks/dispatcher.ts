import type { OrchestratorTelemetry } from '../orchestrator-telemetry.ts'
import { RunWithdrawn, TaskFailure, TimeBudgetSpent } from './run-end.ts'
import type { TaskLedger } from './task-ledger.ts'
import { TaskQueue } from './task-queue.ts'
import type { TaskContract } from './task-contract.ts'
import type { Task, TaskResult } from './task.ts'

export interface DispatcherParts {
  readonly ledger: TaskLedger
  readonly telemetry: OrchestratorTelemetry
  /** Does a task's work; rejects with the signal's reason when the signal aborts. */
  readonly runTask: (task: Task, signal: AbortSignal) => Promise<TaskResult>
  readonly maxConcurrentTasks: number
  readonly maxQueuedTasks: number
}

/** Lets tasks wait, runs as many at once as it may, and sees to it that each comes to an end. */
export class Dispatcher {
  readonly #parts: DispatcherParts
  readonly #queue = new TaskQueue()
  readonly #runs = new Map<string, Run>()
  #accepting = 0
  #stopping = false

  constructor(parts: DispatcherParts) {
    this.#parts = parts
  }

  /** Takes up what an earlier process left unfinished. */
  async start(): Promise<void> {
    for (const task of await this.#parts.ledger.takeUp()) {
      if (task.attempts < maxAttempts) this.#queue.add(task)
      else await this.#parts.ledger.end(task.id, { status: 'failed', error: interrupted }, interrupted)
    }
    this.#dispatch()
  }

  /** Accepts a task; undefined if there is no room for it. */
  async submit(contract: TaskContract): Promise<Task | undefined> {
    const { ledger, maxConcurrentTasks, maxQueuedTasks } = this.#parts
    if (ledger.inProgress + this.#accepting >= maxConcurrentTasks + maxQueuedTasks) return undefined
    this.#accepting += 1
    try {
      const task = await ledger.accept(contract)
      this.#queue.add(task)
      return task
    } finally {
      this.#accepting -= 1
      this.#dispatch()
    }
  }

  /** Ends a task wherever it stands; false if it had ended before. */
  async cancel(id: string): Promise<boolean> {
    if (!(await this.#parts.ledger.end(id, { status: 'cancelled' }))) return false
    this.#queue.remove(id)
    this.#runs.get(id)?.controller.abort(new RunWithdrawn('cancelled'))
    return true
  }

  /** Begins no further run, takes back those under way, and leaves their tasks for the next process. */
  async stop(): Promise<void> {
    this.#stopping = true
    const runs = [...this.#runs.values()]
    for (const { controller } of runs) controller.abort(new RunWithdrawn('stopping'))
    await Promise.all(runs.map(({ done }) => done))
  }

  #dispatch(): void {
    while (!this.#stopping && this.#runs.size < this.#parts.maxConcurrentTasks) {
      const task = this.#queue.next()
      if (task === undefined) return
      this.#begin(task)
    }
  }

  /** Begins a run inside the trace of the request that brought the task. */
  #begin({ id, traceparent, contract }: Task): void {
    const { telemetry } = this.#parts
    const controller = new AbortController()
    const seconds = contract.budget.max_time_seconds
    const timer = setTimeout(() => controller.abort(new TimeBudgetSpent(seconds)), seconds * 1000)
    const options = {
      attributes: { 'task.id': id },
      ...(traceparent !== undefined && { parent: traceparent }),
    }
    const done = telemetry
      .span('task.run', () => this.#run(id, controller.signal), options)
      .catch((error: unknown) => {
        if (!(error instanceof TaskFailure)) telemetry.log.error({ err: error, task_id: id }, 'task.crashed')
      })
      .finally(() => {
        clearTimeout(timer)
        this.#runs.delete(id)
        this.#dispatch()
      })
    this.#runs.set(id, { controller, done })
  }

  async #run(id: string, signal: AbortSignal): Promise<void> {
    const { ledger, runTask } = this.#parts
    const task = await ledger.start(id)
    if (task === undefined) return
    try {
      const result = await runTask(task, signal)
      await ledger.end(id, { status: 'completed', result })
    } catch (error) {
      if (error instanceof RunWithdrawn) return await this.#giveBack(id, error)
      const { message, detail } = error instanceof TaskFailure ? error : new TaskFailure(crashed)
      await ledger.end(id, { status: 'failed', error: `${message} ${detail}`.trim() }, message)
      throw error
    }
  }

  /** A cancelled task has ended already; one that gives way to a stop waits for the next process. */
  async #giveBack(id: string, { because }: RunWithdrawn): Promise<void> {
    if (because === 'stopping') await this.#parts.ledger.release(id)
  }
}

interface Run {
  readonly controller: AbortController
  /** Resolves when the run is over, whatever came of it. */
  readonly done: Promise<void>
}

/** A task that takes the process down each time must not do so for ever. */
const maxAttempts = 3
const interrupted = `The orchestrator ended ${maxAttempts} times while it ran this task.`

const crashed = 'The orchestrator failed on this task. Its log has the cause under this task_id.'
