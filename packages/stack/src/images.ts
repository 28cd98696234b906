import type { Image, Part } from '@octoscope/spec'

/** The images of the monitoring stack, each at a release that exists. Debian's programs stand in where no container engine is. */
export const images: Readonly<Record<Part, Image>> = {
  prometheus: { repository: 'prom/prometheus', tag: 'v3.14.0' },
  alertmanager: { repository: 'prom/alertmanager', tag: 'v0.34.0' },
  grafana: { repository: 'grafana/grafana', tag: '13.1.3' },
  jaeger: { repository: 'jaegertracing/jaeger', tag: '2.20.0' },
  nodeExporter: { repository: 'prom/node-exporter', tag: 'v1.10.2' },
}
