import type { Stack } from '@octoscope/spec'
import { answers, hardened, onLoopback, pinned, type Container } from './container.ts'
import { serviceOf } from '../part.ts'

/** Where spans arrive. Source: the OTLP specification's default ports. */
const otlp = { grpc: 4317, http: 4318 }

/** The port of its health check, which is not published. Source: jaegertracing.io/docs, "APIs and ports". */
const health = 13133

/** All in one: without a configuration file it listens on its usual ports, and keeps the last 100 000 traces in memory. */
export const jaeger = (stack: Stack): Container => ({
  image: pinned(stack.images.jaeger),
  user: '10001',
  tmpfs: ['/tmp'],
  ports: [serviceOf(stack, 'jaeger').port, otlp.grpc, otlp.http].map(onLoopback),
  healthcheck: answers(health, '/status'),
  mem_limit: '2g',
  ...hardened,
})
