import type { LabelAxis } from './label-axis.ts'

/**
 * Gives the place of a label set in the table of its metric: the numbers of its values, each times its stride. -1 when a
 * value has no number yet. Throws what a getter or a proxy throws.
 */
export type PositionReader = (labels: unknown) => number

/** The step of each axis through the table: the product of the sizes before it. */
export const stridesOf = (axes: readonly LabelAxis[]): readonly number[] =>
  axes.map((_, at) => axes.slice(0, at).reduce((product, { size }) => product * size, 1))

export const positionReader = (axes: readonly LabelAxis[]): PositionReader => {
  if (axes.length === 0) return () => 0
  try {
    return compiled(axes)
  } catch {
    return interpreted(axes) // Node runs with --disallow-code-generation-from-strings.
  }
}

/**
 * Code of its own for each metric reads `labels.method` where a loop would read `labels[name]`: the engine then knows
 * where each value lies, and a measurement costs a third. All that enters the text is label names, as JSON.
 */
const compiled = (axes: readonly LabelAxis[]): PositionReader => {
  const strides = stridesOf(axes)
  const steps = axes.map(
    ({ name }, at) => `
      const value${at} = labels[${JSON.stringify(name)}]
      const ordinal${at} = value${at} === axis${at}.lastValue ? axis${at}.lastOrdinal : axis${at}.find(value${at})
      if (ordinal${at} < 0) return -1`,
  )
  const position = axes.map((_, at) => `ordinal${at} * ${strides[at]}`).join(' + ')
  const body = `return (labels) => {${steps.join('')}\n return ${position}\n}`
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(...axes.map((_, at) => `axis${at}`), body) as (
    ...given: readonly LabelAxis[]
  ) => PositionReader
  return make(...axes)
}

const interpreted = (axes: readonly LabelAxis[]): PositionReader => {
  const strides = stridesOf(axes)
  return (labels) => {
    let position = 0
    for (const [at, axis] of axes.entries()) {
      const ordinal = axis.find((labels as Record<string, unknown>)[axis.name])
      if (ordinal < 0) return -1
      position += ordinal * (strides[at] ?? 0)
    }
    return position
  }
}
