import type { Stack } from '@octoscope/spec'
import { printJson } from '../../terminal/json.ts'
import { printProblems } from '../../terminal/problems.ts'
import { progressLine } from '../../traffic/progress-line.ts'
import { mutate } from './mutate.ts'
import { report, total } from './report.ts'
import { killRate, leastKillRate, type Score } from './score.ts'

export interface Options {
  readonly json: boolean
  readonly alert?: string
}

/** `octoscope test --mutate`: prints the scores and returns whether they are good enough. */
export const runMutation = async (
  stack: Stack,
  folder: string,
  { json, alert }: Options,
): Promise<boolean> => {
  const progress = progressLine(process.stderr)
  const onScore = (done: number, of: number) => progress.show(() => `${done} of ${of} alerts judged`)
  const scores = await mutate({ stack, alert, folder, onScore }).finally(progress.clear)
  const problems = scores.flatMap((each) => each.problems)
  const ok = problems.length === 0
  if (json) printJson({ ok, leastKillRate, ...asJson(total(scores)), alerts: scores.map(asJson) })
  else {
    console.log(report(scores))
    printProblems(problems)
  }
  return ok
}

const asJson = <S extends Pick<Score, 'killed' | 'mutants'> & { readonly survivors?: Score['survivors'] }>(
  score: S,
) => ({
  ...score,
  killRate: killRate(score),
  ...(score.survivors && {
    survivors: score.survivors.map(({ operator, change, place }) => ({ operator, change, place })),
  }),
})
