import type { Stack } from '@octoscope/spec'
import type { File, Render } from '../file.ts'
import { yaml } from '../yaml.ts'
import { alertmanager } from './alertmanager.ts'
import { network } from './container.ts'
import { grafana } from './grafana.ts'
import { jaeger } from './jaeger.ts'
import { nodeExporter } from './node-exporter.ts'
import { prometheus } from './prometheus.ts'
import { grafanaPassword, routingSecrets, secretFile, storageSecrets } from './secrets.ts'

export const compose: Render = (stack) => [monitoring(stack)]

/** The monitoring stack as containers. */
const monitoring = (stack: Stack): File =>
  yaml('docker-compose.monitoring.yml', 'packages/stack/src', {
    name: 'octoscope-monitoring',
    services: {
      prometheus: prometheus(stack),
      alertmanager: alertmanager(stack),
      grafana: grafana(stack),
      'node-exporter': nodeExporter(stack),
      jaeger: jaeger(stack),
    },
    networks: { [network]: { name: network } },
    volumes: { prometheus_data: {}, alertmanager_data: {}, grafana_data: {} },
    secrets: Object.fromEntries(
      [
        grafanaPassword,
        ...routingSecrets(stack.environment.routing),
        ...storageSecrets(stack.environment),
      ].map((name) => [name, secretFile(name)]),
    ),
  })
