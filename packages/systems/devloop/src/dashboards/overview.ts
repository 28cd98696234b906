import {
  avgOverTime,
  dashboard,
  gaugePanel,
  increase,
  max,
  now,
  pieChart,
  query,
  rate,
  sloSeries,
  stat,
  sum,
  table,
  column,
  timeseries,
  up,
} from '@octoscope/spec'
import { devloopJob } from '../jobs.ts'
import {
  activeIssues,
  agentQueueDepth,
  ciFailuresPrevented,
  diskIo,
  eventsProcessed,
  systemCpu,
  systemMemory,
} from '../metrics/index.ts'
import { responseTimeP95 } from '../records.ts'
import { successRateOver } from './shares.ts'

const small = { width: 6, height: 6 } as const

/** Tier 1: for team leads and whoever is on call. */
export const overview = dashboard('devloop-overview', {
  title: 'DevLoop overview',
  description: 'Tier 1. Is DevLoop well, and does it keep what it promises.',
  tags: ['devloop', 'tier-1'],
  refresh: '1m',
  span: '6h',
  panels: [
    gaugePanel('Success rate', {
      description: 'Share of the runs of agents that could do their work. The guide asks for more than 99 %.',
      unit: 'ratio',
      queries: [query(successRateOver('15m'), 'success')],
      thresholds: { warning: 0.99, critical: 0.98, worse: 'below' },
      ...small,
    }),
    gaugePanel('Response time', {
      description: 'Nineteen of twenty runs took no longer, in an hour.',
      unit: 'seconds',
      queries: [query(now(responseTimeP95), 'p95')],
      thresholds: { warning: 1, critical: 2 },
      max: 5,
      ...small,
    }),
    gaugePanel('CPU', {
      description: 'Share of the processors that DevLoop and its agents keep busy.',
      unit: 'ratio',
      queries: [query(max(now(systemCpu)), 'busy')],
      thresholds: { warning: 0.6, critical: 0.8 },
      ...small,
    }),
    gaugePanel('Memory', {
      description: 'Memory that DevLoop and its agents hold.',
      unit: 'bytes',
      queries: [query(max(now(systemMemory)), 'held')],
      thresholds: { warning: 524_288_000, critical: 1_073_741_824 },
      max: 2_147_483_648,
      ...small,
    }),
    table('Promises', {
      description: 'Each SLO: what it asks for, how fast its budget burns, and how much of it is left.',
      unit: 'ratio',
      queries: [
        column(sum(now(sloSeries.objective)).by('slo'), 'Objective', 'ratio'),
        column(sum(now(sloSeries.burnRate)).by('slo'), 'Burn rate', 'state'),
        column(sum(now(sloSeries.remaining)).by('slo'), 'Budget left', 'ratio'),
      ],
      width: 12,
      height: 7,
    }),
    stat('Availability', {
      description: 'Share of the scrapes of the last day that were answered. The guide asks for 99.9 %.',
      unit: 'ratio',
      queries: [query(avgOverTime(up(devloopJob), '1d'), '{{instance}}')],
      thresholds: { warning: 0.999, critical: 0.99, worse: 'below' },
      width: 6,
      height: 7,
    }),
    stat('Longest queue', {
      description: 'Runs of one agent that wait or are under way, at most. Fewer than 50 are well.',
      unit: 'runs',
      queries: [query(max(now(agentQueueDepth)), 'runs')],
      thresholds: { warning: 25, critical: 50 },
      width: 6,
      height: 7,
    }),
    timeseries('Throughput', {
      description:
        'Events understood, in a minute. At work the guide expects more than 100; at rest there are none.',
      unit: 'events',
      queries: [query(sum(rate(eventsProcessed, '$__rate_interval')).times(60), 'events a minute')],
      width: 8,
    }),
    pieChart('Issues at present', {
      description: 'Issues that are there, by severity.',
      unit: 'issues',
      queries: [query(sum(now(activeIssues)).by('severity'), '{{severity}}')],
      width: 8,
    }),
    stat('CI failures prevented this week', {
      description: 'Failures that a check before the push found.',
      unit: 'failures',
      queries: [query(sum(increase(ciFailuresPrevented, '7d')), 'prevented')],
      width: 4,
    }),
    stat('Disk', {
      description: 'Bytes read and written in a second. Less than 100 MB are well.',
      unit: 'bytes',
      queries: [query(sum(rate(diskIo, '5m')).by('direction'), '{{direction}}')],
      thresholds: { warning: 50_000_000, critical: 100_000_000 },
      width: 4,
    }),
  ],
})
