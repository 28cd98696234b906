import { alert, down, samples, up } from '@octoscope/spec'
import { agentsJob, exporterJob } from '../jobs.ts'

const exporter = { instance: 'hemostat-exporter:9108' }
const answering = (values: string) => [samples(up(exporterJob), exporter, values)]

const firing = (labels: { readonly instance?: string }) => ({
  labels: { job: 'hemostat-metrics', ...labels },
  summary: 'The exporter of HemoStat is down',
  description: 'hemostat-metrics has answered no scrape for more than a minute, or is not scraped at all.',
})

export const metricsExporterDown = alert('MetricsExporterDown', {
  expr: down(exporterJob),
  for: '1m',
  severity: 'critical',
  summary: 'The exporter of HemoStat is down',
  description: '{{ $labels.job }} has answered no scrape for more than a minute, or is not scraped at all.',
  runbook: {
    meaning: 'Prometheus cannot scrape the exporter, or has lost it from its targets.',
    impact: 'Every other alert about containers, analyses and remediations is blind.',
    look: [
      'Status > Targets in Prometheus, job `hemostat-metrics`: the error beside the target.',
      'The last log lines of the exporter: a fatal line names the cause of an exit.',
    ],
    act: [
      'Restart it. What was published meanwhile is lost to its counters; the agents work on without it.',
      'If it says that its port is in use, see what else listens on METRICS_PORT.',
    ],
  },
  proof: {
    fires: [
      { when: 'it stops answering', given: answering('1 1 0x10'), at: '5m30s', alerts: [firing(exporter)] },
      { when: 'it has never been scraped', given: answering('_x12'), at: '5m30s', alerts: [firing({})] },
    ],
    silent: [
      { when: 'it answers', given: answering('1x12'), at: '5m30s' },
      { when: 'it misses a single scrape', given: answering('1 1 0 1x10'), at: '2m30s' },
      { when: 'it has been down for less than a minute', given: answering('1 1 1 0x10'), at: '3m30s' },
      {
        when: 'an agent is down, which has an alert of its own',
        given: [
          ...answering('1x12'),
          samples(up(agentsJob), { agent: 'monitor', instance: 'hemostat-monitor:8301' }, '0x12'),
        ],
        at: '5m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: '`up` is 0 or 1, never less.' }],
  },
})
