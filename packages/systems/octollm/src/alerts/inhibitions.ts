import { inhibition } from '@octoscope/spec'
import { highErrorRate } from './high-error-rate.ts'
import { highRequestLatency } from './high-request-latency.ts'
import { serviceDown } from './service-down.ts'

export const inhibitions = [
  inhibition({
    source: serviceDown,
    targets: [highErrorRate, highRequestLatency],
    equal: ['job'],
    why: 'A service that does not answer had errors and slow answers on its way down: whoever is paged for it knows.',
  }),
]
