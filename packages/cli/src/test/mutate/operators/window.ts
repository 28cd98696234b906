import type { Duration, Node } from '@octoscope/spec'
import { lengthened } from '../lengthened.ts'
import { queryOperator } from '../mutant.ts'

/** A range ten times as long and as short. */
export const window = queryOperator('window', (part) => {
  if (part.kind !== 'selector' && part.kind !== 'subquery') return []
  const { window: length } = part
  if (!isDuration(length)) return []
  return [10, 0.1].map((factor) => {
    const other = lengthened(length, factor)
    return { to: { ...part, window: other } satisfies Node, change: `[${length}] to [${other}]` }
  })
})

/** Rather than a length that Grafana chooses. */
const isDuration = (length: unknown): length is Duration => typeof length === 'string' && /^\d/.test(length)
