import { counter, oneOf } from '@octoscope/spec/metrics'

export const readings = counter('loki_readings_total', {
  help: 'Readings of the files of the .loki directory, by whether they were understood.',
  unit: 'operations',
  labels: { result: oneOf('understood', 'refused') },
})
