import { inhibition } from '@octoscope/spec'
import { successRateCritical, successRateWarning } from './agents-fail.ts'
import { latencyCritical, latencyWarning } from './agents-slow.ts'
import { cpuCritical, cpuWarning } from './cpu-busy.ts'
import { devloopDown } from './devloop-down.ts'
import { memoryCritical, memoryWarning } from './memory-held.ts'
import { sourceUnreadable } from './source-unreadable.ts'

const why = 'The same value has passed the higher limit: whoever is paged for it needs no ticket.'

export const inhibitions = [
  inhibition({
    source: devloopDown,
    targets: [sourceUnreadable],
    equal: ['job'],
    why: 'An exporter that does not answer tells nothing of its sources.',
  }),
  inhibition({ source: successRateCritical, targets: [successRateWarning], equal: ['system'], why }),
  inhibition({ source: latencyCritical, targets: [latencyWarning], equal: ['system'], why }),
  inhibition({ source: cpuCritical, targets: [cpuWarning], equal: ['instance'], why }),
  inhibition({ source: memoryCritical, targets: [memoryWarning], equal: ['instance'], why }),
]
