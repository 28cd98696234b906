import { alert, rate, samples, sum } from '@octoscope/spec'
import { agentsJob } from '../jobs.ts'
import { healthAlerts } from '../metrics/health.ts'
import { alertsDeduped } from '../metrics/work.ts'

const deduped = (values: string, instance = 'hemostat-alert:8304') =>
  samples(alertsDeduped, { job: agentsJob.name, instance }, values)

const firing = (each: string) => ({
  labels: {},
  summary: 'The same messages again and again',
  description: `${each} messages a second are held back because they have just been sent.`,
})

export const highAlertDeduplicationRate = alert('HighAlertDeduplicationRate', {
  expr: sum(rate(alertsDeduped, '5m')).above(1),
  for: '5m',
  severity: 'warning',
  summary: 'The same messages again and again',
  description:
    '{{ $value | printf "%.1f" }} messages a second are held back because they have just been sent.',
  runbook: {
    meaning: 'More than one message a second says what was said of the same container within the minute.',
    impact: 'Nobody is disturbed, since they are held back. But something publishes far too much.',
    look: [
      {
        see: 'Of which container there is so much to tell.',
        query: sum(rate(healthAlerts, '5m')).by('container_name'),
      },
      'Whether two monitors look at one engine: `CLIENT LIST` in Redis names them.',
    ],
    act: [
      'Stop the second monitor, or lengthen AGENT_POLL_INTERVAL.',
      'Mend the container that is never well.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'ninety a minute are held back',
        given: [deduped('0+90x30')],
        at: '15m30s',
        alerts: [firing('1.5')],
      },
      {
        when: 'two agents together have held back 61 a minute for a little more than five minutes',
        given: [deduped('0+30x30'), deduped('0+31x30', 'hemostat-alert-2:8304')],
        at: '10m30s',
        alerts: [firing('1.0')],
      },
    ],
    silent: [
      { when: 'exactly one a second is held back', given: [deduped('0+60x30')], at: '15m30s' },
      { when: 'many have been for less than five minutes', given: [deduped('0+90x30')], at: '7m30s' },
      { when: 'none is', given: [deduped('900x30')], at: '15m30s' },
      { when: 'a restart sets the counter back', given: [deduped('90000x10 0+1x20')], at: '15m30s' },
    ],
  },
})
