const milliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

export const durationPattern = /^(\d+)(ms|s|m|h|d|w)$/

/** The milliseconds of `500ms`, `10s`, `24h` or `7d`; undefined for any other text. */
export const durationOf = (text: string): number | undefined => {
  const [, amount, unit] = durationPattern.exec(text) ?? []
  return amount === undefined ? undefined : Number(amount) * milliseconds[unit as keyof typeof milliseconds]
}
