/** Bounds that make ten lines of one histogram: seven, +Inf, the sum and the count. */
export const bounds = [0.01, 0.05, 0.1, 0.5, 1, 5, 10]
const linesOf = { counters: 1, 'histogram lines': bounds.length + 3 }

/** The label sets that make so many lines: shards of a hundred keys each. */
export const labelSets = ({ kind, lines }) => {
  const series = lines / linesOf[kind]
  return Array.from({ length: series }, (_, at) => ({
    shard: `shard-${Math.floor(at / 100)}`,
    key: `key-${at % 100}`,
  }))
}

/** A different value for each series, as counts and as seconds. */
export const valueOf = (at) => (at % 997) + 1
export const secondsOf = (at) => ((at % 97) + 1) / 10
