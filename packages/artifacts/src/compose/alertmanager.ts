import type { Stack } from '@octoscope/spec'
import { answers, hardened, onLoopback, pinned, type Container } from './container.ts'
import { serviceOf } from '../part.ts'
import { routingSecrets } from './secrets.ts'

export const alertmanager = (stack: Stack): Container => {
  const { port } = serviceOf(stack, 'alertmanager')
  const secrets = routingSecrets(stack.environment.routing)
  return {
    image: pinned(stack.images.alertmanager),
    user: '65534:65534',
    command: [
      '--config.file=/etc/alertmanager/alertmanager.yml',
      `--web.listen-address=:${port}`,
      '--storage.path=/alertmanager',
      '--cluster.listen-address=', // one instance has nobody to gossip with
    ],
    ...(secrets.length > 0 && { secrets }),
    volumes: ['./monitoring/alertmanager:/etc/alertmanager:ro', 'alertmanager_data:/alertmanager'],
    ports: [onLoopback(port)],
    healthcheck: answers(port, '/-/healthy'),
    mem_limit: '256m',
    ...hardened,
  }
}
