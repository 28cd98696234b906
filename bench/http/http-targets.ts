import { shareAtLeast, type Target } from '../report/target.ts'
import { variants } from '../servers/variants.ts'
import { throughputRatio } from './http-table.ts'
import type { HttpResult } from './run.ts'

export const httpTargets = (result: HttpResult): readonly Target[] => [
  shareAtLeast('throughput with metrics', throughputRatio(result, variants.oursMetrics), 0.96),
  shareAtLeast(
    'throughput with metrics, line and a tenth of traces',
    throughputRatio(result, variants.oursTenth),
    0.78,
  ),
  shareAtLeast(
    'throughput with metrics, line and every trace',
    throughputRatio(result, variants.oursAll),
    0.7,
  ),
]
