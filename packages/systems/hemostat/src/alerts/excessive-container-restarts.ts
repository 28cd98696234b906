import { alert, increase, rate, samples, sum } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { containerRestarts } from '../metrics/container.ts'
import { anomalies } from '../metrics/health.ts'

const restarts = (values: string) =>
  samples(
    containerRestarts,
    { job: exporterJob.name, instance: 'hemostat-exporter:9108', container_name: 'web' },
    values,
  )

export const excessiveContainerRestarts = alert('ExcessiveContainerRestarts', {
  expr: sum(increase(containerRestarts, '15m')).by('container_name').above(3),
  for: '1m',
  severity: 'warning',
  summary: 'Container {{ $labels.container_name }} restarts again and again',
  description:
    'The engine restarted {{ $labels.container_name }} {{ $value | printf "%.0f" }} times within 15 minutes.',
  runbook: {
    meaning:
      'A container ended and was started again by its engine more than three times in a quarter of an hour.',
    impact: 'Whatever it serves is there only between two crashes.',
    look: [
      'The last lines of its log before each end.',
      {
        see: 'Exit codes and failing health checks, as the monitor found them.',
        query: sum(rate(anomalies, '15m')).by('container_name', 'anomaly_type'),
      },
    ],
    act: [
      'Exit code 137: it was killed for memory. Raise its limit or find the leak.',
      'Any other: start it by hand and read its first error. One more restart does not help.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'it crashes once a minute',
        given: [restarts('0+1x30')],
        at: '20m30s',
        alerts: [firing('15')],
      },
      {
        when: 'it crashes every three and a half minutes, through a new beginning of its count',
        given: [restarts('40 40 40 41 41 41 42 42 42 0 0 0 1 1 1 2 2 2 3 3 3')],
        at: '18m30s',
        alerts: [firing('4')],
      },
    ],
    silent: [
      { when: 'it has never restarted', given: [restarts('0x30')], at: '20m30s' },
      { when: 'it restarted often, long ago', given: [restarts('900x30')], at: '20m30s' },
      {
        when: 'it restarts every five minutes, three times in the window',
        given: [restarts('0 0 0 0 0 1x4 2x4 3x4 4x4 5x4')],
        at: '20m30s',
      },
      {
        when: 'two restarts between three looks are exactly 3 by extrapolation',
        given: [restarts('100 100 100 101 102 102')],
        every: '5m',
        at: '22m30s',
      },
      {
        when: 'it crashed five times within the last minute, and may yet stay up',
        given: [restarts('0x19 5x10')],
        at: '20m30s',
      },
    ],
  },
})

function firing(times: string) {
  return {
    labels: { container_name: 'web' },
    summary: 'Container web restarts again and again',
    description: `The engine restarted web ${times} times within 15 minutes.`,
  }
}
