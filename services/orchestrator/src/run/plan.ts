import type { Arm } from '@octoscope/octollm/metrics'
import { z } from 'zod'
import { TaskFailure } from '../tasks/run-end.ts'

/** The arms that carry out steps. */
const stepArms = ['executor', 'coder', 'retriever'] as const satisfies readonly Arm[]
export type StepArm = (typeof stepArms)[number]

export interface Step {
  readonly number: number
  readonly arm: StepArm
  /** The body of the request to the arm. */
  readonly input: Readonly<Record<string, unknown>>
  /** The numbers of the steps that must be done before. */
  readonly dependsOn: readonly number[]
  readonly acceptanceCriteria: readonly string[]
}

/** What the planner answers, as far as it is read. */
export const planAnswer = z.object({
  steps: z
    .array(
      z.object({
        step_number: z.int(),
        arm_id: z.string(),
        input: z.record(z.string(), z.unknown()),
        depends_on: z.array(z.int()).default([]),
        acceptance_criteria: z.array(z.string()).default([]),
      }),
    )
    .min(1)
    .max(100),
})

/** The steps of a plan, none before one it depends on. Throws a TaskFailure that says why a plan cannot be carried out. */
export const readPlan = ({ steps }: z.infer<typeof planAnswer>): readonly Step[] => {
  const plan = steps.map((step) => ({
    number: step.step_number,
    arm: stepArm(step.step_number, step.arm_id),
    input: step.input,
    dependsOn: step.depends_on,
    acceptanceCriteria: step.acceptance_criteria,
  }))
  refuseDoubles(plan)
  refuseMissing(plan)
  return inOrder(plan)
}

const stepArm = (number: number, name: string): StepArm => {
  const arm = stepArms.find((known) => known === name)
  if (arm !== undefined) return arm
  throw invalid(`step ${number} is for an arm that is none of ${stepArms.join(', ')}`, `It is for "${name}".`)
}

const refuseDoubles = (steps: readonly Step[]): void => {
  const numbers = new Set<number>()
  for (const { number } of steps) {
    if (numbers.has(number)) throw invalid(`step ${number} is there twice`)
    numbers.add(number)
  }
}

const refuseMissing = (steps: readonly Step[]): void => {
  for (const { number, dependsOn } of steps) {
    const missing = dependsOn.find((needed) => !steps.some((step) => step.number === needed))
    if (missing !== undefined) throw invalid(`step ${number} depends on step ${missing}, which is not there`)
  }
}

/** First the steps that depend on none of the others, then in the same way those that are left. */
const inOrder = (steps: readonly Step[]): readonly Step[] => {
  const waits = ({ dependsOn }: Step) => steps.some(({ number }) => dependsOn.includes(number))
  const later = steps.filter(waits)
  if (later.length === 0) return steps
  if (later.length < steps.length) return [...steps.filter((step) => !waits(step)), ...inOrder(later)]
  throw invalid(`steps ${later.map(({ number }) => number).join(', ')} wait in a circle`)
}

const invalid = (reason: string, detail = ''): TaskFailure =>
  new TaskFailure(`The plan cannot be carried out: ${reason}.`, { detail })
