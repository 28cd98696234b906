import { dashboard, gaugePanel, now, pieChart, query, rate, stat, timeseries, where } from '@octoscope/spec'
import { budgetSpent } from '../alerts/budget.ts'
import { ours } from '../jobs.ts'
import { agentsActive, agentsTotal } from '../metrics/agents.ts'
import { cost } from '../metrics/cost.ts'
import { events } from '../metrics/events.ts'
import { sessionStatus, uptime } from '../metrics/session.ts'
import { sourceUp } from '../metrics/sources.ts'
import { tasksTotal } from '../metrics/tasks.ts'
import { costPerHour, progress } from '../records.ts'

export const session = dashboard('loki-mode-session', {
  title: 'Loki Mode session',
  description: 'Does the session run, how far is it, and what does it cost.',
  tags: ['loki-mode'],
  panels: [
    stat('Session status', {
      description: 'Whether the session runs. LokiSessionDown fires after five minutes without one.',
      unit: 'state',
      queries: [query(now(where(sessionStatus, ours)), '{{instance}}')],
      meanings: [
        { value: 0, text: 'Stopped', color: 'red' },
        { value: 1, text: 'Running', color: 'green' },
        { value: 2, text: 'Paused', color: 'yellow' },
      ],
    }),
    gaugePanel('Iteration progress', {
      description: 'How many of the iterations that it may take the session has begun.',
      unit: 'ratio',
      queries: [query(now(progress), '{{instance}}')],
      thresholds: { warning: 0.5, worse: 'below' },
    }),
    pieChart('Task distribution', {
      description:
        'The tasks of the session by status. LokiHighFailureRate fires when more than 10 % have failed.',
      unit: 'tasks',
      queries: [query(now(where(tasksTotal, ours)), '{{status}}')],
    }),
    timeseries('Agent activity', {
      description: 'Agents that are active, and all that were registered. LokiTooManyAgents fires above 50.',
      unit: 'agents',
      queries: [
        query(now(where(agentsActive, ours)), 'active'),
        query(now(where(agentsTotal, ours)), 'registered'),
      ],
    }),
    stat('Cost', {
      description: 'What the session has cost so far, and in the last hour.',
      unit: 'dollars',
      queries: [query(now(where(cost, ours)), 'so far'), query(now(costPerHour), 'last hour')],
    }),
    timeseries('Event rate', {
      description: 'Events that the session writes each second.',
      unit: 'events',
      queries: [query(rate(where(events, ours), '$__rate_interval'), 'events per second')],
    }),
    stat('Uptime', {
      description: 'How long the session has been running. Empty while none runs.',
      unit: 'seconds',
      queries: [query(now(where(uptime, ours)), '{{instance}}')],
    }),
    gaugePanel('Budget spent', {
      description: 'The share of its budget that the session has spent. Empty without a limit.',
      unit: 'ratio',
      queries: [query(budgetSpent, '{{instance}}')],
      thresholds: { warning: 0.8, critical: 0.9 },
    }),
    timeseries('Files understood', {
      description: 'Whether each file was understood when it was last read: 1 or 0.',
      unit: 'state',
      queries: [query(now(where(sourceUp, ours)), '{{source}}')],
    }),
  ],
})
