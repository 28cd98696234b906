import {
  buckets,
  column,
  dashboard,
  gaugePanel,
  histogramQuantile,
  increase,
  now,
  query,
  rate,
  stat,
  sum,
  table,
  time,
  timeseries,
} from '@octoscope/spec'
import {
  agentCpu,
  agentMemory,
  diskIo,
  eventLatency,
  eventQueueSize,
  eventsProcessed,
  filesChanged,
  filesWatched,
  sources,
  systemCpu,
  systemMemory,
} from '../metrics/index.ts'
import { failed } from './shares.ts'

const latencies = sum(rate(buckets(eventLatency), '$__rate_interval')).by('le')
const third = { width: 8 } as const

/** Tier 4: for whoever works on DevLoop itself. */
export const debug = dashboard('devloop-debug', {
  title: 'DevLoop debugging',
  description:
    'Tier 4. Errors, the state of the sources, and what each part takes. The runs themselves are lines of `.devloop/events.jsonl`.',
  tags: ['devloop', 'tier-4'],
  refresh: '5s',
  span: '15m',
  panels: [
    timeseries('Failed runs', {
      description: 'Runs that could not do their work, in five minutes.',
      unit: 'runs',
      queries: [query(sum(increase(failed, '5m')).by('agent'), '{{agent}}')],
      ...third,
    }),
    timeseries('Event latency', {
      description: 'From an event to the end of what it caused.',
      unit: 'seconds',
      queries: [
        query(histogramQuantile(0.5, latencies), 'p50'),
        query(histogramQuantile(0.95, latencies), 'p95'),
      ],
      ...third,
    }),
    timeseries('Events', {
      description: 'Lines of the event log understood, and files changed, in a second.',
      unit: 'events',
      queries: [
        query(sum(rate(eventsProcessed, '$__rate_interval')), 'events'),
        query(sum(rate(filesChanged, '$__rate_interval')), 'changed files'),
      ],
      ...third,
    }),
    gaugePanel('CPU', {
      description: 'Share of the processors that DevLoop and its agents keep busy. Less than 50 % is well.',
      unit: 'ratio',
      queries: [query(now(systemCpu), '{{instance}}')],
      thresholds: { warning: 0.5, critical: 0.8 },
      width: 6,
    }),
    gaugePanel('Memory', {
      description: 'Memory that DevLoop and its agents hold. Less than 500 MiB is well.',
      unit: 'bytes',
      queries: [query(now(systemMemory), '{{instance}}')],
      thresholds: { warning: 524_288_000, critical: 1_073_741_824 },
      max: 2_147_483_648,
      width: 6,
    }),
    stat('Event queue', {
      description: 'Changed files that have not been handed to their agents yet.',
      unit: 'events',
      queries: [query(now(eventQueueSize), '{{instance}}')],
      width: 6,
    }),
    stat('Watched files', {
      description: 'Files under the watched folder that are not ignored.',
      unit: 'files',
      queries: [query(now(filesWatched), '{{instance}}')],
      width: 6,
    }),
    timeseries('CPU by agent', {
      description: 'Processors that the last run kept busy on average.',
      unit: 'ratio',
      queries: [query(now(agentCpu), '{{agent}}')],
      ...third,
    }),
    timeseries('Memory by agent', {
      description: 'The most memory that the last run held.',
      unit: 'bytes',
      queries: [query(now(agentMemory), '{{agent}}')],
      ...third,
    }),
    timeseries('Disk', {
      description: 'Bytes read and written in a second.',
      unit: 'bytes',
      queries: [query(sum(rate(diskIo, '$__rate_interval')).by('direction'), '{{direction}}')],
      ...third,
    }),
    table('Sources', {
      description:
        'Whether each source can be read, when that was last so, and what was skipped in the last hour.',
      unit: 'state',
      queries: [
        column(sum(now(sources.sourceUp)).by('source'), 'Readable', 'state'),
        column(time().minus(sum(now(sources.sourceLastSuccess)).by('source')), 'Last read', 'seconds'),
        column(sum(increase(sources.sourceParseErrors, '1h')).by('source'), 'Skipped', 'errors'),
      ],
      width: 12,
    }),
    timeseries('Skipped lines', {
      description: 'Lines that were no events, by what was wrong with them.',
      unit: 'errors',
      queries: [
        query(sum(increase(sources.sourceParseErrors, '5m')).by('source', 'reason'), '{{source}} {{reason}}'),
      ],
    }),
  ],
})
