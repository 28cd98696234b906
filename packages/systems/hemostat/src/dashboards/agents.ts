import {
  buckets,
  dashboard,
  histogramQuantile,
  increase,
  max,
  min,
  now,
  query,
  rate,
  section,
  stat,
  sum,
  time,
  timeseries,
} from '@octoscope/spec'
import { agentHeartbeat, agentUptime } from '../metrics/agent.ts'
import { anomalies } from '../metrics/health.ts'
import { cooldownActive, timeToDetection, timeToRemediation } from '../metrics/remediation.ts'
import {
  events,
  eventsMalformed,
  redisConnected,
  redisOperations,
  redisReconnects,
  states,
} from '../metrics/redis.ts'
import { alertsDeduped, alertsSent } from '../metrics/work.ts'
import { analysisP95, confidenceMedian, cpuAverage, remediationP95 } from '../records.ts'

const half = { width: 12, height: 6 } as const

export const agentsDashboard = dashboard('hemostat-agents', {
  title: 'HemoStat agents and bus',
  description: 'Whether the agents live, what they say on Redis, and whether the exporter hears all of it.',
  tags: ['hemostat'],
  panels: [
    ...section('Agents', [
      timeseries('Time since the last sign of life', {
        ...half,
        description: 'Of each agent. AgentSilent and NoHealthAlertsDetected fire above 90 s.',
        unit: 'seconds',
        queries: [query(time().minus(max(now(agentHeartbeat)).by('agent')), '{{agent}}')],
        thresholds: { warning: 45, critical: 90 },
      }),
      timeseries('Uptime', {
        ...half,
        description: 'How long each agent has been up. A fall to 0 is a restart.',
        unit: 'seconds',
        queries: [query(max(now(agentUptime)).by('agent_name'), '{{agent_name}}')],
      }),
      timeseries('Anomalies', {
        ...half,
        description: 'What the monitor found, each minute.',
        unit: 'anomalies',
        queries: [
          query(sum(rate(anomalies, '$__rate_interval')).by('anomaly_type').times(60), '{{anomaly_type}}'),
        ],
      }),
      timeseries('Messages to people', {
        ...half,
        description: 'Sent and held back, each minute.',
        unit: 'alerts',
        queries: [
          query(
            sum(rate(alertsSent, '$__rate_interval')).by('channel', 'status').times(60),
            '{{channel}} {{status}}',
          ),
          query(sum(rate(alertsDeduped, '$__rate_interval')).times(60), 'held back'),
        ],
      }),
      stat('Containers in cooldown', {
        ...half,
        description: 'Containers that are not remediated for now, because they have just been.',
        unit: 'containers',
        queries: [query(sum(now(cooldownActive)), 'containers')],
      }),
      timeseries('Operations on Redis', {
        ...half,
        description: 'Of the exporter and the agents, by how they ended.',
        unit: 'operations',
        queries: [
          query(
            sum(rate(redisOperations, '$__rate_interval')).by('job', 'operation', 'status'),
            '{{job}} {{operation}} {{status}}',
          ),
        ],
      }),
    ]),
    ...section('Bus', [
      timeseries('Events', {
        ...half,
        description: 'Events understood, by channel.',
        unit: 'events',
        queries: [query(sum(rate(events, '$__rate_interval')).by('channel'), '{{channel}}')],
      }),
      timeseries('Malformed events', {
        ...half,
        description: 'Events that were skipped. Normal is none.',
        unit: 'events',
        queries: [
          query(
            sum(rate(eventsMalformed, '$__rate_interval')).by('channel', 'reason'),
            '{{channel}} {{reason}}',
          ),
        ],
      }),
      stat('Subscribed', {
        ...half,
        description: '1 while the exporter hears the bus.',
        unit: 'state',
        queries: [query(max(now(redisConnected)).by('job'), '{{job}}')],
      }),
      timeseries('Subscriptions taken up again', {
        ...half,
        description: 'After a connection was lost. Events of the time between are lost as well.',
        unit: 'reconnects',
        queries: [query(sum(increase(redisReconnects, '5m')).by('job'), '{{job}}')],
      }),
      stat('Sources', {
        ...half,
        description: 'Whether the keys in Redis and the Docker Engine could be read the last time: 1 or 0.',
        unit: 'state',
        queries: [query(min(now(states.sourceUp)).by('job', 'source'), '{{source}}')],
      }),
      timeseries('Age of what was read', {
        ...half,
        description: 'Time since each source was last read and understood.',
        unit: 'seconds',
        queries: [query(time().minus(max(now(states.sourceLastSuccess)).by('job', 'source')), '{{source}}')],
      }),
      timeseries('Readings not understood', {
        ...half,
        description:
          'Normal is none. `nameless`: a container in trouble of which the exporter has heard no alert yet.',
        unit: 'errors',
        queries: [
          query(
            sum(increase(states.sourceParseErrors, '5m')).by('job', 'source', 'reason'),
            '{{source}} {{reason}}',
          ),
        ],
      }),
    ]),
    ...section('What is recorded and promised', [
      timeseries('CPU of all containers', {
        ...half,
        description: 'The mean of all containers over five minutes.',
        unit: 'ratio',
        queries: [query(now(cpuAverage), '{{job}}')],
      }),
      timeseries('Durations, 95th percentile', {
        ...half,
        description: 'As recorded: analyses over five minutes, remediations over thirty.',
        unit: 'seconds',
        queries: [query(now(analysisP95), 'analysis'), query(now(remediationP95), '{{action}}')],
      }),
      timeseries('Incidents, 95th percentile', {
        ...half,
        description:
          'From the last healthy look to the first alert, and from there to the remediation that succeeded.',
        unit: 'seconds',
        queries: [
          query(histogramQuantile(0.95, sum(rate(buckets(timeToDetection), '1h')).by('le')), 'detection'),
          query(histogramQuantile(0.95, sum(rate(buckets(timeToRemediation), '1h')).by('le')), 'remediation'),
        ],
      }),
      timeseries('Confidence, median', {
        ...half,
        description: 'As recorded, over five minutes.',
        unit: 'ratio',
        queries: [query(now(confidenceMedian), 'confidence')],
      }),
    ]),
  ],
})
