import { absent, alert, increase, max, now, samples, sum, where } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { redisConnected, subscriptionGaps } from '../metrics/redis.ts'

const connected = where(redisConnected, { job: exporterJob.name })
const connection = (values: string) => [samples(connected, { instance: 'hemostat-exporter:9108' }, values)]

const firing = {
  labels: { job: 'hemostat-metrics' },
  summary: 'The exporter of HemoStat hears nothing',
  description: 'hemostat-metrics has not been subscribed on Redis for more than a minute.',
}

export const hemostatExporterBlind = alert('HemostatExporterBlind', {
  expr: max(now(connected)).by('job').equals(0).or(absent(connected)),
  for: '1m',
  severity: 'critical',
  summary: 'The exporter of HemoStat hears nothing',
  description: '{{ $labels.job }} has not been subscribed on Redis for more than a minute.',
  runbook: {
    meaning: 'The exporter runs and answers, and has no subscription on Redis that works.',
    impact: 'Its counters stand still, and its gauges of containers end when their time is over.',
    look: [
      'The exporter’s log: the cause is told once, such as a wrong password.',
      { see: 'How often it lost its subscription.', query: sum(increase(subscriptionGaps, '1h')) },
    ],
    act: [
      'Start Redis, or correct REDIS_URL. A password file is read anew at each try.',
      'If Redis closes the connection for a full output buffer, give the exporter more CPU, or raise `client-output-buffer-limit pubsub`.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'Redis goes away',
        given: connection('1 1 0x10'),
        at: '5m30s',
        alerts: [firing],
      },
      { when: 'no exporter tells of it', given: connection('_x12'), at: '5m30s', alerts: [firing] },
    ],
    silent: [
      { when: 'it is subscribed', given: connection('1x12'), at: '5m30s' },
      {
        when: 'the exporter of another system is not',
        given: [
          ...connection('1x12'),
          samples(redisConnected, { job: 'other', instance: 'other:1' }, '0x12'),
        ],
        at: '5m30s',
      },
      { when: 'it was cut off for less than a minute', given: connection('1 1 0 1x10'), at: '2m30s' },
      { when: 'it has been cut off for less than a minute', given: connection('1 1 1 0x10'), at: '3m30s' },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: 'The state is 0 or 1, never less.' }],
  },
})
