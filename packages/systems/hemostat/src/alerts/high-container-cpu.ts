import { alert, increase, max, now, rate, sum } from '@octoscope/spec'
import { containerCpu } from '../metrics/container.ts'
import { healthAlerts } from '../metrics/health.ts'
import { remediations } from '../metrics/remediation.ts'
import { highLoadProof } from './container-load.ts'

export const highContainerCpu = alert('HighContainerCPU', {
  expr: max(now(containerCpu)).by('container_name').above(0.9),
  for: '2m',
  severity: 'warning',
  summary: 'Container {{ $labels.container_name }} uses much CPU',
  description:
    '{{ $labels.container_name }} has used {{ $value | humanizePercentage }} of a core for more than two minutes.',
  runbook: {
    meaning: 'A container has used more than nine tenths of one core at every look for two minutes.',
    impact: 'Its own answers slow down, and where no limit is set those of its neighbours.',
    look: [
      {
        see: 'What was found wrong with it, and how often.',
        query: sum(rate(healthAlerts, '5m')).by('container_name', 'severity'),
      },
      {
        see: 'What was done about it, and how it ended.',
        query: sum(increase(remediations, '1h')).by('container_name', 'action', 'status'),
      },
      'The log of the container: a loop that retries, or a rush of requests.',
    ],
    act: [
      'If a remediation is under way, wait for it: it ends in `hemostat:remediation_complete`.',
      'If the load is real, give it more replicas or a higher limit.',
      'If it began with a release, roll it back.',
    ],
  },
  proof: highLoadProof(containerCpu, (name, share) => ({
    summary: `Container ${name} uses much CPU`,
    description: `${name} has used ${share} of a core for more than two minutes.`,
  })),
})
