import type { Stack } from '@octoscope/spec'
import { answers, hardened, onLoopback, pinned, type Container } from './container.ts'
import { serviceOf } from '../part.ts'

/**
 * The one container that sees the host's files, and only reads them: what it tells of disks is measured there.
 * It has neither the host's processes nor the host's network, so its network figures are those of its own container.
 */
export const nodeExporter = (stack: Stack): Container => {
  const { port } = serviceOf(stack, 'nodeExporter')
  return {
    image: pinned(stack.images.nodeExporter),
    user: '65534:65534',
    command: ['--path.rootfs=/host', `--web.listen-address=:${port}`],
    volumes: ['/:/host:ro,rslave'],
    ports: [onLoopback(port)],
    healthcheck: answers(port, '/'),
    mem_limit: '128m',
    ...hardened,
  }
}
