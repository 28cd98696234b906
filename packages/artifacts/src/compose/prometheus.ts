import type { Stack } from '@octoscope/spec'
import { answers, hardened, onLoopback, pinned, type Container } from './container.ts'
import { serviceOf } from '../part.ts'

/** It waits for no other part: what happens while Alertmanager cannot start must be recorded, too. */
export const prometheus = (stack: Stack): Container => {
  const { port } = serviceOf(stack, 'prometheus')
  return {
    image: pinned(stack.images.prometheus),
    user: '65534:65534',
    command: [
      '--config.file=/etc/prometheus/prometheus.yml',
      `--web.listen-address=:${port}`,
      '--storage.tsdb.path=/prometheus',
      '--storage.tsdb.retention.time=30d',
      '--storage.tsdb.retention.size=5GB',
      '--enable-feature=exemplar-storage',
    ],
    volumes: ['./monitoring/prometheus:/etc/prometheus:ro', 'prometheus_data:/prometheus'],
    ports: [onLoopback(port)],
    healthcheck: answers(port, '/-/healthy'),
    mem_limit: '2g',
    ...hardened,
  }
}
