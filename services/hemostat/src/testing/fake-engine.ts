import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { AddressInfo } from 'node:net'
import { engineServer, type Asked } from '../../../../packages/cli/src/traffic/hemostat/engine/server.ts'
import type { Life } from '../../../../packages/cli/src/traffic/hemostat/engine/lives.ts'
import { World } from '../../../../packages/cli/src/traffic/hemostat/engine/world.ts'

export interface FakeEngine {
  readonly world: World
  readonly url: string
  /** Every request, in order. */
  readonly asked: readonly Asked[]
  /** Those that change something. */
  readonly changes: () => readonly string[]
}

/** A server of the Docker Engine API for one test, with containers that live as they are told. */
export const fakeEngine = async (
  lives: Readonly<Record<string, Life>>,
  where: number | string = 0,
): Promise<FakeEngine> => {
  const world = new World(lives, () => performance.now() / 1000)
  const asked: Asked[] = []
  const server = engineServer(world, (each) => asked.push(each))
  if (typeof where === 'string') server.listen(where)
  else server.listen(where, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const url =
    typeof where === 'string'
      ? `unix://${where}`
      : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
  const changes = () =>
    asked.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
  return { world, url, asked, changes }
}
