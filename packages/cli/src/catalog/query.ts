import { print, selectors, type Instant } from '@octoscope/spec'
import { z } from 'zod'
import { shape } from './shape.ts'

/** What a query asks, of which metrics, over which windows. */
export const queryEntry = z.object({
  expr: z.string(),
  /** The text with holes for thresholds and windows. */
  shape: z.string(),
  reads: z.array(z.string()),
  windows: z.array(z.string()),
})

export type QueryEntry = z.infer<typeof queryEntry>

export const queryOf = ({ node }: Instant): QueryEntry => {
  const all = selectors(node)
  return {
    expr: print(node),
    shape: shape(node),
    reads: [...new Set(all.map(({ metric }) => metric.name))],
    windows: all.flatMap(({ window }) => (window ? [window] : [])),
  }
}
