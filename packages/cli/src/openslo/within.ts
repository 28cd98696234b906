import type { Matcher } from '@octoscope/spec'
import type { Chosen } from './declaration.ts'

/**
 * The bound of a latency objective: when the good events are one bucket of the histogram whose observations are all
 * events, asked for the same labels.
 */
export const withinOf = (total: Chosen, good: Chosen): number | undefined => {
  if (total.suffix !== '_count' || good.suffix !== '_bucket' || total.variable !== good.variable)
    return undefined
  const le = good.matchers.find(({ label }) => label === 'le')
  if (!le || !sameLabels(total, { ...good, matchers: good.matchers.filter((each) => each !== le) }))
    return undefined
  const bound = Number(le.operator === '=~' ? le.value.split('|')[0] : le.value)
  return le.operator.startsWith('=') && Number.isFinite(bound) ? bound : undefined
}

const sameLabels = (a: Chosen, b: Chosen): boolean => sorted(a.matchers) === sorted(b.matchers)

const sorted = (matchers: readonly Matcher[]): string =>
  matchers
    .map((matcher) => JSON.stringify(matcher))
    .toSorted()
    .join()
