import { createServer } from 'node:net'
import { servicesOf } from '../../packages/spec/src/index.ts'
import { native, stackIn } from '../../packages/stack/src/index.ts'

/** A port offset at which every declared port is free, so that a test disturbs no other run on this machine. */
export const freeOffset = async (): Promise<number> => {
  const ports = stackIn(native)
    .systems.flatMap(servicesOf)
    .map(({ port }) => port)
  for (;;) {
    const offset = 15_000 + Math.floor(Math.random() * 15_000)
    const free = await Promise.all(ports.map((port) => isFree(port + offset)))
    if (free.every(Boolean)) return offset
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
