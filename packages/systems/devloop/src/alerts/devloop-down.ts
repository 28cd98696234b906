import { alert, down, samples, up } from '@octoscope/spec'
import { devloopJob } from '../jobs.ts'

const scraped = { instance: 'devloop:9464' }
const upIs = (values: string) => [samples(up(devloopJob), scraped, values)]
const firing = (labels: { readonly instance?: string }) => ({
  labels: { job: 'devloop', ...labels },
  summary: 'DevLoop is down',
  description: 'devloop has answered no scrape for more than two minutes, or is not scraped at all.',
})

export const devloopDown = alert('DevLoopDown', {
  expr: down(devloopJob),
  for: '2m',
  severity: 'warning',
  summary: 'DevLoop is down',
  description:
    '{{ $labels.job }} has answered no scrape for more than two minutes, or is not scraped at all.',
  runbook: {
    meaning: 'Prometheus cannot scrape the exporter, or has lost it from its targets.',
    impact: 'Nobody sees what the agents do; if it is the watcher, no agent runs.',
    look: [
      'Status > Targets in Prometheus: the error beside the target tells refused, timeout or not found.',
      '`devloop status PATH` on the machine: it tells whether metrics are enabled, and on which port.',
    ],
    act: [
      'Start `devloop watch PATH --metrics-enabled` or `devloop serve PATH` again.',
      'If it ends at once, its first line names the setting that does not work.',
    ],
  },
  proof: {
    fires: [
      { when: 'it stops answering', given: upIs('1 1 0x10'), at: '6m30s', alerts: [firing(scraped)] },
      { when: 'it is missing from the targets', given: upIs('_x12'), at: '6m30s', alerts: [firing({})] },
    ],
    silent: [
      { when: 'it answers', given: upIs('1x12'), at: '6m30s' },
      { when: 'it is restarted within two minutes', given: upIs('1 1 0 1x10'), at: '6m30s' },
      { when: 'it has not answered for a minute and a half', given: upIs('1 1 0x10'), at: '3m30s' },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: '`up` is 0 or 1, never less.' }],
  },
})
