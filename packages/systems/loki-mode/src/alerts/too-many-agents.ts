import { alert, deriv, now, samples, where } from '@octoscope/spec'
import { ours } from '../jobs.ts'
import { agentsActive } from '../metrics/agents.ts'
import { played, stranger, target } from './played.ts'

const firing = (count: number) => ({
  labels: target,
  summary: 'Loki Mode has very many agents',
  description: `${count} agents are active at once.`,
})

export const tooManyAgents = alert('LokiTooManyAgents', {
  expr: now(where(agentsActive, ours)).above(50),
  for: '10m',
  severity: 'warning',
  summary: 'Loki Mode has very many agents',
  description: '{{ $value }} agents are active at once.',
  runbook: {
    meaning:
      'More than fifty agents have been active for ten minutes: maybe agents start agents without end.',
    impact: 'Cost and load rise with each of them.',
    look: [
      { see: 'How fast their number rises.', query: deriv(where(agentsActive, ours), '30m') },
      '`.loki/state/agents.json`: which task so many work on.',
    ],
    act: [
      'If their number still rises, pause the session with a file `.loki/PAUSE`.',
      'If the work is as wide as that, let it go on and watch the cost.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'fifty-one are active for a little more than ten minutes',
        given: [played(agentsActive, '50x2 51x20')],
        at: '14m30s',
        alerts: [firing(51)],
      },
    ],
    silent: [
      { when: 'ten are active', given: [played(agentsActive, '10x20')], at: '15m30s' },
      {
        when: 'somebody else has as many',
        given: [samples(agentsActive, stranger, '51x20')],
        at: '15m30s',
      },
      { when: 'fifty are active', given: [played(agentsActive, '50x20')], at: '15m30s' },
      {
        when: 'fifty-one have been active for less than ten minutes',
        given: [played(agentsActive, '50x5 51x20')],
        at: '12m30s',
      },
    ],
  },
})
