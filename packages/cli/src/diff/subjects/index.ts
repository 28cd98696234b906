import { alerts } from './alerts.ts'
import { dashboards } from './dashboards.ts'
import { metrics } from './metrics.ts'
import { records } from './records.ts'
import { slos } from './slos.ts'
import type { Subject } from './subject.ts'
import { targets } from './targets.ts'

/** In the order they are told. */
export const subjects: readonly Subject[] = [metrics, alerts, slos, records, dashboards, targets]
