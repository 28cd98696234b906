import { inhibition } from '@octoscope/spec'
import { budgetCritical, budgetWarning } from './budget.ts'
import { exporterDown } from './exporter-down.ts'
import { sessionDown } from './session-down.ts'
import { sourceStale } from './source-stale.ts'

export const inhibitions = [
  inhibition({
    source: exporterDown,
    targets: [sessionDown, sourceStale],
    equal: ['job'],
    why: 'Without the exporter nothing is known of the session or its files: that one is down says it all.',
  }),
  inhibition({
    source: budgetCritical,
    targets: [budgetWarning],
    equal: ['job', 'instance'],
    why: 'Whoever knows that nine tenths are spent knows that four fifths are.',
  }),
]
