import type { Stack } from '@octoscope/spec'
import { answers, hardened, onLoopback, pinned, type Container } from './container.ts'
import { serviceOf } from '../part.ts'
import { retention } from '../prometheus/retention.ts'
import { storageSecrets } from './secrets.ts'

/** It waits for no other part: what happens while Alertmanager cannot start must be recorded, too. */
export const prometheus = (stack: Stack): Container => {
  const { port } = serviceOf(stack, 'prometheus')
  const secrets = storageSecrets(stack.environment)
  return {
    image: pinned(stack.images.prometheus),
    user: '65534:65534',
    command: [
      '--config.file=/etc/prometheus/prometheus.yml',
      `--web.listen-address=:${port}`,
      '--storage.tsdb.path=/prometheus',
      ...retention(stack.environment),
      '--enable-feature=exemplar-storage',
    ],
    ...(secrets.length > 0 && { secrets }),
    volumes: ['./monitoring/prometheus:/etc/prometheus:ro', 'prometheus_data:/prometheus'],
    ports: [onLoopback(port)],
    healthcheck: answers(port, '/-/healthy'),
    mem_limit: '2g',
    ...hardened,
  }
}
