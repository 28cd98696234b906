import { createServer } from 'node:net'
import { servicesOf } from '../../packages/spec/src/index.ts'
import { onThisMachine } from '../../packages/cli/src/native/environment.ts'
import { native, stackIn } from '../../packages/stack/src/index.ts'

/** A port offset at which every declared port is free, so that a test disturbs no other run on this machine. */
export const freeOffset = async (): Promise<number> => {
  const services = stackIn(native).systems.flatMap(servicesOf)
  for (;;) {
    const offset = 15_000 + Math.floor(Math.random() * 15_000)
    const { address } = onThisMachine(offset)
    const free = await Promise.all(services.map((service) => isFree(address(service))))
    if (free.every(Boolean)) return offset
  }
}

const isFree = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    const [host, port] = address.split(':')
    server.listen(Number(port), host, () => server.close(() => resolve(true)))
  })
