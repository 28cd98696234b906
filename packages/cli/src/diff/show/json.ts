import { changesIn } from '../compare.ts'
import { countByRisk } from '../summary.ts'
import type { Shown } from '../sides.ts'

/** For machines. Fields are only added. */
export const json = ({ names, comparison }: Shown) => ({
  from: names.from,
  to: names.to,
  summary: { ...countByRisk(comparison), series: comparison.series },
  changes: changesIn(comparison),
  notCompared: comparison.notCompared,
})
