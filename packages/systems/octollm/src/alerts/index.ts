import { alertGroup } from '@octoscope/spec'
import { armDown } from './arm-down.ts'
import { highErrorRate } from './high-error-rate.ts'
import { highRequestLatency } from './high-request-latency.ts'
import { serviceDown } from './service-down.ts'

export const alertGroups = [
  alertGroup('octollm_availability', '30s', [serviceDown, armDown]),
  alertGroup('octollm_performance', '30s', [highRequestLatency, highErrorRate]),
]
