import { alert, down, samples, scrapeUp, up } from '@octoscope/spec'
import { lokiModeJob } from '../jobs.ts'
import { stranger, target } from './played.ts'

const texts = {
  summary: 'The exporter of Loki Mode is down',
  description: 'The exporter has answered no scrape for more than two minutes, or is not scraped at all.',
}

const upIs = (values: string) => [samples(up(lokiModeJob), { instance: target.instance }, values)]

export const exporterDown = alert('LokiExporterDown', {
  expr: down(lokiModeJob),
  for: '2m',
  severity: 'warning',
  ...texts,
  runbook: {
    meaning: 'Prometheus cannot scrape the exporter, or has lost it from its targets.',
    impact: 'Nothing is known of the session: whether it runs, what it does, what it costs.',
    look: [
      'Status > Targets in Prometheus, job `loki-mode`: the error beside the target.',
      '`loki dashboard status` tells whether the exporter runs on this machine.',
      '`octoscope doctor` walks from the service to its target and names the first hop that fails.',
    ],
    act: [
      'Start it again: `loki dashboard start`.',
      'If it dies at once, start it by hand and read its first line: a setting it cannot use is named there.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'the exporter stops answering',
        given: upIs('1 1 0x10'),
        at: '6m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'it has never been scraped',
        given: [],
        at: '6m30s',
        alerts: [{ labels: { job: 'loki-mode' }, ...texts }],
      },
    ],
    silent: [
      { when: 'it answers', given: upIs('1x12'), at: '6m30s' },
      {
        when: 'another job is down',
        given: [...upIs('1x12'), samples(scrapeUp, stranger, '0x12')],
        at: '6m30s',
      },
      { when: 'it is restarted within two minutes', given: upIs('1 1 0 1x10'), at: '6m30s' },
      {
        when: 'it has not answered for a minute and a half',
        given: upIs('1 1 0x10'),
        at: '3m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: '`up` is 0 or 1, never less.' }],
  },
})
