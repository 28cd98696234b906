import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ruleSets } from '@octoscope/artifacts'
import type { Alert, Stack } from '@octoscope/spec'
import { judge, type Home } from './judge.ts'
import { mutantsOf } from './operators/index.ts'
import { score, type Score } from './score.ts'

export interface Mutation {
  readonly stack: Stack
  /** Only this alert; all when undefined. */
  readonly alert: string | undefined
  /** Where promtool's files are written. */
  readonly folder: string
  readonly onScore: (done: number, of: number) => void
}

/** Breaks every alert in every way, and scores its proof by how many of the mutants it kills. */
export const mutate = async ({ stack, alert, folder, onScore }: Mutation): Promise<readonly Score[]> => {
  const tasks = declaredAlerts(stack).filter((each) => alert === undefined || each.alert.name === alert)
  const scores: Score[] = []
  const queue = tasks.entries()
  let done = 0
  const work = async () => {
    for (const [index, task] of queue) {
      const place = { home: task.home, folder: join(folder, task.home.system.name, task.alert.name) }
      scores[index] = score(task.alert, await judge(task.alert, mutantsOf(task.alert), place))
      onScore(++done, tasks.length)
    }
  }
  // The workers share one iterator: each takes the next alert when it is done with its last.
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return scores
}

/** Every alert of a stack, with the rules it stands among. */
export const declaredAlerts = (stack: Stack): readonly { readonly alert: Alert; readonly home: Home }[] =>
  stack.systems.flatMap((system) =>
    ruleSets(system).flatMap((set) =>
      set.declared.flatMap(({ alerts }) => alerts).map((alert) => ({ alert, home: { stack, system, set } })),
    ),
  )
