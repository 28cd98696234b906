import type { Arm } from '@octoscope/octollm/metrics'
import { readArm } from './config.ts'
import { coderHand } from './hands/coder/coder.ts'
import { executorHand } from './hands/executor/executor.ts'
import { guardianHand } from './hands/guardian/guardian.ts'
import { judgeHand } from './hands/judge/judge.ts'
import { plannerHand } from './hands/planner/planner.ts'
import { retrieverHand } from './hands/retriever/retriever.ts'
import { run } from './run.ts'

const programs: Readonly<Record<Arm, (env: NodeJS.ProcessEnv) => Promise<void>>> = {
  planner: (env) => run(plannerHand, env),
  executor: (env) => run(executorHand, env),
  coder: (env) => run(coderHand, env),
  judge: (env) => run(judgeHand, env),
  guardian: (env) => run(guardianHand, env),
  retriever: (env) => run(retrieverHand, env),
}

/** Which service this is depends on ARM, so a wrong one is told without a logger. */
const chosen = (): Arm => {
  try {
    return readArm(process.env)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

await programs[chosen()](process.env)
