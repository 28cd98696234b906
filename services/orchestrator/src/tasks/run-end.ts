/** Why a run failed. The message goes to logs and traces, too, so it quotes nothing that clients or models wrote. */
export class TaskFailure extends Error {
  /** What only the one who asked for the task is told: it may quote. */
  readonly detail: string

  constructor(
    message: string,
    { detail = '', cause }: { readonly detail?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.detail = detail
  }
}

/** The reason of an abort when the orchestrator takes a run back. */
export class RunWithdrawn extends Error {
  readonly because: 'cancelled' | 'stopping'

  constructor(because: 'cancelled' | 'stopping') {
    super(`The run was withdrawn: ${because}.`)
    this.because = because
  }
}

/** The reason of an abort when the task's time is over. */
export class TimeBudgetSpent extends Error {
  constructor(seconds: number) {
    super(`the task's ${seconds} s were over (budget.max_time_seconds)`)
  }
}
