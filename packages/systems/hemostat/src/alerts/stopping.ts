import type { Samples } from '@octoscope/spec'

/** Series that went on as `begin+step x steps`, and stand still from then on. */
export const stopping = (series: readonly Samples[], still: number): readonly Samples[] =>
  series.map(({ series: name, values }) => ({ series: name, values: `${values} ${lastOf(values)}x${still}` }))

const lastOf = (values: string): number => {
  const [, begin, step, steps] = /^(\d+)\+(\d+)x(\d+)$/.exec(values) ?? []
  return Number(begin) + Number(step) * Number(steps)
}
