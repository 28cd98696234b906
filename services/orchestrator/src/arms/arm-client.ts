import type { Arm } from '@octoscope/octollm/metrics'
import type { z } from 'zod'
import type { OrchestratorMetrics } from '../orchestrator-telemetry.ts'
import { RunWithdrawn, TaskFailure, TimeBudgetSpent } from '../tasks/run-end.ts'
import { ArmFailure } from './arm-failure.ts'
import { maxTries, withRetries } from './retries.ts'
import { tryArm } from './try-arm.ts'

export interface Ask<T> {
  readonly arm: Arm
  /** What the arm is asked for, as the beginning of a sentence: "Step 2". */
  readonly purpose: string
  readonly body: unknown
  /** The form of a good answer. */
  readonly answer: z.ZodType<T>
}

/** Asks an arm, again if need be. Rejects with a TaskFailure that names purpose and arm, or with RunWithdrawn. */
export type AskArm = <T>(question: Ask<T>) => Promise<T>

export interface ArmClientParts {
  readonly urls: Readonly<Record<Arm, string>>
  /** Of one try. */
  readonly timeoutMs: number
  readonly metrics: OrchestratorMetrics
}

/** Every request under one signal ends when it aborts. */
export const armClient = ({
  urls,
  timeoutMs,
  metrics,
}: ArmClientParts): ((signal: AbortSignal) => AskArm) => {
  const once = async <T>({ arm, body, answer }: Ask<T>, signal: AbortSignal): Promise<T> => {
    signal.throwIfAborted()
    const record = recorder(metrics, arm)
    try {
      const given = answer.safeParse(
        await tryArm({ url: urls[arm] + endpoints[arm], body, timeoutMs, signal }),
      )
      if (!given.success) throw new ArmFailure(`its answer has not the agreed form${placeOf(given.error)}`)
      record('success')
      return given.data
    } catch (error) {
      // A request that we took back tells nothing about the arm.
      if (!(error instanceof RunWithdrawn)) record('error')
      throw error
    }
  }

  return (signal) => (question) =>
    withRetries(() => once(question, signal), signal).catch((error: unknown) => {
      throw asTaskFailure(error, question)
    })
}

const endpoints: Readonly<Record<Arm, string>> = {
  planner: '/plan',
  executor: '/execute',
  coder: '/code',
  judge: '/validate',
  guardian: '/check',
  retriever: '/search',
}

const recorder = ({ armRequests, armRequestDuration }: OrchestratorMetrics, arm: Arm) => {
  const began = performance.now()
  return (status: 'success' | 'error') => {
    armRequests.add(1, { arm, status })
    armRequestDuration.record((performance.now() - began) / 1000, { arm })
  }
}

const placeOf = ({ issues: [issue] }: z.ZodError): string =>
  issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`

const asTaskFailure = (error: unknown, { arm, purpose }: Pick<Ask<unknown>, 'arm' | 'purpose'>): unknown => {
  const failed = `${purpose} on the ${arm} arm failed`
  if (error instanceof TimeBudgetSpent)
    return new TaskFailure(`${failed}: ${error.message}.`, { cause: error })
  if (!(error instanceof ArmFailure)) return error
  const tries = error.passing ? `, at the last of ${maxTries} tries` : ''
  return new TaskFailure(`${failed}: ${error.message}${tries}.`, { cause: error })
}
