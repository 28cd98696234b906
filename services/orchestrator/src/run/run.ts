import type { AskArm } from '../arms/arm-client.ts'
import type { OrchestratorTelemetry } from '../orchestrator-telemetry.ts'
import type { Task } from '../tasks/task.ts'

/** One attempt at a task: what all parts of it share. */
export interface Run {
  readonly task: Task
  /** Fails when the task's time is over, or when the orchestrator takes the run back. */
  readonly ask: AskArm
  readonly telemetry: OrchestratorTelemetry
}
