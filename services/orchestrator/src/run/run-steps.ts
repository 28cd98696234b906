import type { Step } from './plan.ts'

/** Does one step's work, given what the steps it depends on brought. */
export type StepWork<T> = (step: Step, needed: readonly T[]) => Promise<T>

/**
 * Does the work of all steps, each as soon as those it depends on are done, and resolves to what they brought in the same
 * order. No step may stand before one it depends on. After a failure none begins any more; it is thrown when those under
 * way are over.
 */
export const runSteps = async <T>(steps: readonly Step[], work: StepWork<T>): Promise<readonly T[]> => {
  const begun = new Map<number, Promise<T>>()
  const failures: unknown[] = []

  const run = async (step: Step): Promise<T> => {
    const needed = await Promise.all(step.dependsOn.flatMap((number) => begun.get(number) ?? []))
    if (failures.length > 0) throw failures[0]
    return work(step, needed).catch((error: unknown) => {
      failures.push(error)
      throw error
    })
  }

  for (const step of steps) begun.set(step.number, run(step))
  await Promise.allSettled(begun.values())
  return Promise.all(begun.values())
}
