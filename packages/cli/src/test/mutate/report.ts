import { killRate, type Score } from './score.ts'

/** A line for each alert, one for all of them, and every survivor in its words. */
export const report = (scores: readonly Score[]): string => {
  const width = Math.max(...scores.map(({ alert }) => alert.length))
  return [
    ...scores.flatMap((each) => [line(each.alert.padEnd(width), each), ...survivors(each)]),
    line('all'.padEnd(width), total(scores)),
  ].join('\n')
}

export const total = (scores: readonly Score[]) => ({
  killed: sum(scores.map(({ killed }) => killed)),
  mutants: sum(scores.map(({ mutants }) => mutants)),
  equivalent: sum(scores.map(({ equivalent }) => equivalent)),
})

const line = (name: string, sums: ReturnType<typeof total>): string => {
  const equivalent = sums.equivalent > 0 ? `, ${sums.equivalent} equivalent` : ''
  // Rounded down: 94.96 % is below 95 and shall not look like it.
  const percent = (Math.floor(killRate(sums) * 1000) / 10).toFixed(1).padStart(5)
  return `${name}  ${percent} %  ${sums.killed} of ${sums.mutants} mutants killed${equivalent}`
}

const survivors = (score: Score): readonly string[] =>
  score.survivors.map(
    ({ operator, change, place }) => `  survived  ${operator}: ${change}\n            in ${place}`,
  )

const sum = (numbers: readonly number[]): number => numbers.reduce((left, right) => left + right, 0)
