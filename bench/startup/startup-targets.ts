import { atMost, type Target } from '../report/target.ts'
import { variants } from '../servers/variants.ts'
import type { StartupResult } from './run.ts'
import { aboveBare } from './startup-table.ts'

export const startupTargets = (result: StartupResult): readonly Target[] => [
  atMost('ms of start-up above bare', aboveBare(result, variants.oursAll, 'ms'), 100),
  atMost('MB of memory above bare', aboveBare(result, variants.oursAll, 'megabytes'), 25),
]
