export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = (state: keyof Tally) => tallies.reduce((count, tally) => count + tally[state], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

export function closingLine({ passed, failed, skipped }: Tally): string {
  return `tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
