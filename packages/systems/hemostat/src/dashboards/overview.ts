import {
  buckets,
  count,
  dashboard,
  histogramQuantile,
  max,
  now,
  query,
  rate,
  section,
  stat,
  sum,
  timeseries,
  vector,
} from '@octoscope/spec'
import { analyses, analysisConfidence, analysisDuration } from '../metrics/analysis.ts'
import { containerCpu, containerMemory } from '../metrics/container.ts'
import { healthAlerts } from '../metrics/health.ts'
import { remediationDuration, remediations } from '../metrics/remediation.ts'

const perMinute = 60
const quarter = { width: 6, height: 4 } as const
const third = { width: 8 } as const

const confidence = sum(rate(buckets(analysisConfidence), '30m')).by('le')
const analysisTime = sum(rate(buckets(analysisDuration), '$__rate_interval')).by('le')
const remediationTime = sum(rate(buckets(remediationDuration), '30m')).by('le')

export const overview = dashboard('hemostat-overview', {
  title: 'HemoStat overview',
  description: 'Which containers are not well, what is thought of it, and what is done about it.',
  tags: ['hemostat'],
  panels: [
    ...section('Summary', [
      stat('Monitored containers', {
        ...quarter,
        description: 'Containers that the monitor has looked at within the last five minutes.',
        unit: 'containers',
        queries: [query(count(max(now(containerCpu)).by('container_name')).or(vector(0)), 'containers')],
      }),
      stat('Health alerts per minute', {
        ...quarter,
        description: 'A container that is not well raises one at every look.',
        unit: 'alerts',
        queries: [query(sum(rate(healthAlerts, '5m')).times(perMinute), 'alerts')],
      }),
      stat('Median analysis confidence', {
        ...quarter,
        description: 'Half of all verdicts are surer than this. Below 70 % nothing is done.',
        unit: 'ratio',
        queries: [query(histogramQuantile(0.5, confidence), 'confidence')],
      }),
      stat('Remediations per minute', {
        ...quarter,
        description: 'All that came to an end, refusals and rehearsals among them.',
        unit: 'remediations',
        queries: [query(sum(rate(remediations, '5m')).times(perMinute), 'remediations')],
      }),
    ]),
    ...section('Container health', [
      timeseries('CPU', {
        description: 'CPU of each container; 100 % is one core. HighContainerCPU fires above 90 %.',
        unit: 'ratio',
        queries: [query(max(now(containerCpu)).by('container_name'), '{{container_name}}')],
        thresholds: { warning: 0.85, critical: 0.9 },
      }),
      timeseries('Memory', {
        description: 'Share of its limit that each container uses. HighContainerMemory fires above 90 %.',
        unit: 'ratio',
        queries: [query(max(now(containerMemory)).by('container_name'), '{{container_name}}')],
        thresholds: { warning: 0.8, critical: 0.9 },
      }),
    ]),
    ...section('System activity', [
      timeseries('Health alerts by severity', {
        ...third,
        description: 'Health alerts each minute, by the gravest anomaly of each.',
        unit: 'alerts',
        queries: [
          query(sum(rate(healthAlerts, '$__rate_interval')).by('severity').times(perMinute), '{{severity}}'),
        ],
      }),
      timeseries('Analyses by result', {
        ...third,
        description: 'Verdicts each minute: something is to be done, or it was a false alarm.',
        unit: 'analyses',
        queries: [
          query(
            sum(rate(analyses, '$__rate_interval')).by('result_type').times(perMinute),
            '{{result_type}}',
          ),
        ],
      }),
      timeseries('Remediations by action and status', {
        ...third,
        description: 'Remediations each minute. A dry run did nothing.',
        unit: 'remediations',
        queries: [
          query(
            sum(rate(remediations, '$__rate_interval')).by('action', 'status').times(perMinute),
            '{{action}} {{status}}',
          ),
        ],
      }),
    ]),
    ...section('Performance', [
      timeseries('Analysis duration', {
        description: 'From a health alert to the verdict. SlowAnalysisResponse fires above 10 s.',
        unit: 'seconds',
        queries: [
          query(histogramQuantile(0.5, analysisTime), 'p50'),
          query(histogramQuantile(0.95, analysisTime), 'p95'),
          query(histogramQuantile(0.99, analysisTime), 'p99'),
        ],
        thresholds: { warning: 10 },
      }),
      timeseries('Remediation duration', {
        description: 'From the call for a remediation to its end. SlowRemediationExecution fires above 60 s.',
        unit: 'seconds',
        queries: [
          query(histogramQuantile(0.5, remediationTime), 'p50'),
          query(histogramQuantile(0.95, remediationTime), 'p95'),
          query(histogramQuantile(0.99, remediationTime), 'p99'),
        ],
        thresholds: { warning: 60 },
      }),
    ]),
  ],
})
