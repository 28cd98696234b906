import { alert, down, samples, up } from '@octoscope/spec'
import { armsJob, orchestratorJob, reflexLayerJob } from '../jobs.ts'

const orchestrator = { instance: 'orchestrator:8000' }
const reflexLayer = { instance: 'reflex-layer:8001' }

const upOf = (orchestratorUp: string, reflexLayerUp: string) => [
  samples(up(orchestratorJob), orchestrator, orchestratorUp),
  samples(up(reflexLayerJob), reflexLayer, reflexLayerUp),
]

const firing = (labels: { readonly job: string; readonly instance?: string }) => ({
  labels,
  summary: `Service ${labels.job} is down`,
  description: `${labels.job} has answered no scrape for more than a minute, or is not scraped at all.`,
})

export const serviceDown = alert('ServiceDown', {
  expr: down(orchestratorJob).or(down(reflexLayerJob)),
  for: '1m',
  severity: 'critical',
  summary: 'Service {{ $labels.job }} is down',
  description: '{{ $labels.job }} has answered no scrape for more than a minute, or is not scraped at all.',
  runbook: {
    meaning: 'Prometheus cannot scrape the service, or has lost it from its targets.',
    impact: 'No task is accepted while the orchestrator or the reflex layer is down.',
    look: [
      'Status > Targets in Prometheus: the error beside the target tells refused, timeout or not found.',
      'The last log lines of the service: a fatal line names the cause of an exit.',
      '`octoscope doctor` walks from the service to its target and names the first hop that fails.',
    ],
    act: [
      'Restart the service if its process is gone.',
      'If it runs and does not answer, take a CPU profile or a heap snapshot before the restart.',
      'If the target is missing from Prometheus, run `octoscope generate --check` and reload Prometheus.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'the orchestrator stops answering',
        given: upOf('1 1 0x10', '1x12'),
        at: '5m30s',
        alerts: [firing({ job: 'orchestrator', ...orchestrator })],
      },
      {
        when: 'the reflex layer stops answering',
        given: upOf('1x12', '1 1 0x10'),
        at: '5m30s',
        alerts: [firing({ job: 'reflex-layer', ...reflexLayer })],
      },
      {
        when: 'the orchestrator has never been scraped',
        given: upOf('_x12', '1x12'),
        at: '5m30s',
        alerts: [firing({ job: 'orchestrator' })],
      },
      {
        when: 'the reflex layer has never been scraped',
        given: upOf('1x12', '_x12'),
        at: '5m30s',
        alerts: [firing({ job: 'reflex-layer' })],
      },
    ],
    silent: [
      { when: 'both answer', given: upOf('1x12', '1x12'), at: '5m30s' },
      { when: 'one misses a single scrape', given: upOf('1 1 0 1x10', '1x12'), at: '2m30s' },
      {
        when: 'an arm is down, which has an alert of its own',
        given: [
          ...upOf('1x12', '1x12'),
          samples(up(armsJob), { arm: 'coder', instance: 'coder-arm' }, '0x12'),
        ],
        at: '5m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: '`up` is 0 or 1, never less.' }],
  },
})
