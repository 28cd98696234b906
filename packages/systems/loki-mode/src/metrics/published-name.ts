import type { Exception } from '@octoscope/spec/metrics'

/** Gauges whose published names end like counters: rules and panels of users read them. */
export const publishedName = (rightName: string): Exception => ({
  law: 'metric/name',
  reason: `The published metrics guide of Loki Mode names it so. ${rightName} has the same values.`,
  until: '2027-11-30',
})
