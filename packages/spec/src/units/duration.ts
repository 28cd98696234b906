type Step = `${number}${keyof typeof lengths}`

/** A Prometheus duration such as `30s`, `1h` or `5m30s`. Source: prometheus.io/docs, "Float literals and time durations". */
export type Duration = Step | `${Step}${Step}`

/** Seconds. */
const lengths = { ms: 0.001, s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 }

/** The length of a duration in seconds. Throws on text that is not a duration. */
export const seconds = (duration: Duration): number => {
  const steps = [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)]
  if (steps.map(([step]) => step).join('') !== duration || steps.length === 0)
    throw new TypeError(
      `Duration "${duration}" must be whole numbers, each with a unit. Write it like "30s" or "1h30m".`,
    )
  return steps.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * lengths[unit as keyof typeof lengths],
    0,
  )
}
