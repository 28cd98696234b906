import { alertGroup } from '@octoscope/spec'
import { budgetCritical, budgetWarning } from './budget.ts'
import { exporterDown } from './exporter-down.ts'
import { highFailureRate } from './high-failure-rate.ts'
import { sessionDown } from './session-down.ts'
import { sourceStale } from './source-stale.ts'
import { stagnation } from './stagnation.ts'
import { tooManyAgents } from './too-many-agents.ts'

export const alertGroups = [
  alertGroup('loki_mode_exporter', '30s', [exporterDown, sourceStale]),
  alertGroup('loki_mode_session', '30s', [
    sessionDown,
    stagnation,
    budgetWarning,
    budgetCritical,
    highFailureRate,
    tooManyAgents,
  ]),
]
