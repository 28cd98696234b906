import { job, service, system } from '@octoscope/spec'
import { alertGroups } from './alerts/index.ts'

export { watchdog } from './alerts/watchdog.ts'

export const prometheus = service('prometheus', {
  summary: 'Keeps the metrics and evaluates the rules.',
  port: 9090,
  metrics: {},
})

export const alertmanager = service('alertmanager', {
  summary: 'Groups alerts and sends them to people.',
  port: 9093,
  metrics: {},
})

export const nodeExporter = service('node-exporter', {
  summary: 'Tells of the machine: CPU, memory, disks, network.',
  port: 9100,
  metrics: {},
})

export const grafana = service('grafana', { summary: 'Shows the dashboards.', port: 3000, metrics: {} })

export const jaeger = service('jaeger', { summary: 'Keeps and shows the traces.', port: 16686, metrics: {} })

export const platform = system('platform', {
  title: 'Platform',
  summary: 'What every system stands on: the machine, and the monitoring stack itself.',
  jobs: [job('prometheus', '15s', [prometheus]), job('node-exporter', '15s', [nodeExporter])],
  unscraped: [alertmanager, grafana, jaeger],
  alertGroups,
  dashboards: [],
})
