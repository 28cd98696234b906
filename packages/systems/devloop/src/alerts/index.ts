import { alertGroup } from '@octoscope/spec'
import { successRateCritical, successRateWarning } from './agents-fail.ts'
import { latencyCritical, latencyWarning } from './agents-slow.ts'
import { cpuCritical, cpuWarning } from './cpu-busy.ts'
import { devloopDown } from './devloop-down.ts'
import { memoryCritical, memoryWarning } from './memory-held.ts'
import { linesDamaged, sourceUnreadable } from './source-unreadable.ts'

export const alertGroups = [
  alertGroup('devloop_availability', '30s', [devloopDown, sourceUnreadable, linesDamaged]),
  alertGroup('devloop_agents', '30s', [
    successRateCritical,
    successRateWarning,
    latencyCritical,
    latencyWarning,
  ]),
  alertGroup('devloop_machine', '30s', [cpuCritical, cpuWarning, memoryCritical, memoryWarning]),
]
