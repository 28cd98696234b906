import { alert, max, now, sum } from '@octoscope/spec'
import { containerMemory, containerMemoryBytes } from '../metrics/container.ts'
import { highLoadProof } from './container-load.ts'

export const highContainerMemory = alert('HighContainerMemory', {
  expr: max(now(containerMemory)).by('container_name').above(0.9),
  for: '2m',
  severity: 'warning',
  summary: 'Container {{ $labels.container_name }} is short of memory',
  description:
    '{{ $labels.container_name }} has used {{ $value | humanizePercentage }} of its memory limit for more than two minutes.',
  runbook: {
    meaning: 'A container has used more than nine tenths of its memory limit at every look for two minutes.',
    impact: 'At its limit the kernel kills it, and what it was doing is lost.',
    look: [
      {
        see: 'Whether it grows steadily, which is a leak, or jumped.',
        query: sum(now(containerMemoryBytes)).by('container_name'),
      },
      'Its exit codes: 137 says that it has been killed for memory before.',
    ],
    act: [
      'If it leaks, restart it before the kernel does, and take a heap snapshot first.',
      'If the work needs it, raise the limit.',
    ],
  },
  proof: highLoadProof(containerMemory, (name, share) => ({
    summary: `Container ${name} is short of memory`,
    description: `${name} has used ${share} of its memory limit for more than two minutes.`,
  })),
})
