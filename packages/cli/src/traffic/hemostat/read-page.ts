import { ask, isOk } from '../../doctor/facts/answer.ts'
import { parseExposition } from '../../doctor/facts/exposition.ts'

/** The sum of all series of each metric; undefined when the page cannot be read. */
export const sumsOn = async (
  page: string,
  metrics: readonly { readonly name: string }[],
): Promise<readonly number[] | undefined> => {
  const answer = await ask(page)
  if (!isOk(answer)) return undefined
  const { samples } = parseExposition(answer.body)
  return metrics.map(({ name }) =>
    samples.filter((sample) => sample.name === name).reduce((sum, { value }) => sum + value, 0),
  )
}
