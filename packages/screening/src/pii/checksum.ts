/** The value of each character: digits count themselves, A = 10 to Z = 35, a filler 0. */
export const valuesOf = (code: string): readonly number[] =>
  Array.from(code, (character) => Number.parseInt(character, 36) || 0)

/** Sum of the values, each times its weight; the weights repeat. */
export const weighted = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, i) => sum + value * (weights[i % weights.length] ?? 0), 0)
