import {
  barGauge,
  buckets,
  column,
  count,
  dashboard,
  gaugePanel,
  heatmap,
  histogramQuantile,
  increase,
  now,
  observations,
  query,
  rate,
  stat,
  sum,
  table,
  timeseries,
  total,
} from '@octoscope/spec'
import { agentDuration, agentLastRun, agentQueueDepth, agentRuns } from '../metrics/index.ts'
import { agentLatency, agentSuccessRate } from '../records.ts'
import { errorRateOver, failed } from './shares.ts'

const spread = sum(rate(buckets(agentDuration), '$__rate_interval')).by('le')

/** Tier 2: for developers, and whoever keeps agents running. */
export const agents = dashboard('devloop-agents', {
  title: 'DevLoop agents',
  description:
    'Tier 2. Each agent: how often it runs, how long it takes, how it ends, and what waits for it.',
  tags: ['devloop', 'tier-2'],
  refresh: '15s',
  panels: [
    timeseries('Success rate', {
      description: 'Share of the runs that could do their work, by agent.',
      unit: 'ratio',
      queries: [query(now(agentSuccessRate), '{{agent}}')],
      thresholds: { warning: 0.99, critical: 0.98, worse: 'below' },
    }),
    timeseries('P95 by agent', {
      description: 'Nineteen of twenty runs of an agent took no longer.',
      unit: 'seconds',
      queries: [query(now(agentLatency), '{{agent}}')],
      thresholds: { warning: 1, critical: 2 },
    }),
    gaugePanel('Queue depth', {
      description: 'Runs of each agent that wait or are under way.',
      unit: 'runs',
      queries: [query(sum(now(agentQueueDepth)).by('agent'), '{{agent}}')],
      thresholds: { warning: 25, critical: 50 },
      max: 50,
    }),
    barGauge('Average execution time', {
      description: 'How long a run takes on average: all time over all runs, by agent.',
      unit: 'seconds',
      queries: [
        query(
          sum(rate(total(agentDuration), '5m'))
            .by('agent')
            .dividedBy(sum(rate(observations(agentDuration), '5m')).by('agent')),
          '{{agent}}',
        ),
      ],
      thresholds: { warning: 1, critical: 2 },
    }),
    heatmap('Spread of durations', {
      description: 'How many runs took how long.',
      unit: 'seconds',
      queries: [query(spread, '{{le}}')],
    }),
    timeseries('Quantiles of durations', {
      description:
        'Of all agents: half of the runs, nineteen of twenty, and all but one in a hundred took no longer.',
      unit: 'seconds',
      queries: [
        query(histogramQuantile(0.5, spread), 'p50'),
        query(histogramQuantile(0.95, spread), 'p95'),
        query(histogramQuantile(0.99, spread), 'p99'),
      ],
      thresholds: { warning: 1, critical: 2 },
    }),
    table('Agents', {
      description: 'The last hour of each agent.',
      unit: 'runs',
      queries: [
        column(sum(increase(agentRuns, '1h')).by('agent'), 'Runs', 'runs'),
        column(sum(increase(failed, '1h')).by('agent'), 'Failed', 'runs'),
        column(sum(now(agentSuccessRate)).by('agent'), 'Success rate', 'ratio'),
        column(sum(now(agentLastRun)).by('agent'), 'Last run', 'seconds'),
      ],
      width: 16,
    }),
    stat('Agents that have run', {
      description: 'How many agents there are: agents, not series.',
      unit: 'agents',
      queries: [query(count(count(increase(agentRuns, '1d')).by('agent')), 'agents')],
      width: 4,
    }),
    stat('Error rate', {
      description: 'Share of the runs that failed. Less than 1 % is well.',
      unit: 'ratio',
      queries: [query(errorRateOver('15m'), 'failed')],
      thresholds: { warning: 0.01, critical: 0.02 },
      width: 4,
    }),
  ],
})
