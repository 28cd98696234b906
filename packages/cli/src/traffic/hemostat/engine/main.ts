import { engineServer } from './server.ts'
import { lives } from './lives.ts'
import { World } from './world.ts'

/** Runs the stand-in for a Docker Engine on loopback, at PORT, until it is told to stop. */
const world = new World(lives, () => performance.now() / 1000)
const server = engineServer(world)
server.listen(Number(process.env['PORT']), '127.0.0.1')
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
