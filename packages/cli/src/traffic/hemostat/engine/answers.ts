import type { Contained, World } from './world.ts'

/** What the Docker Engine API answers about a container. Source: docs.docker.com/reference/api/engine. */

const status = (running: boolean): string => (running ? 'running' : 'exited')

export const listEntry = (world: World, container: Contained) => {
  const { running, exitCode } = world.condition(container)
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: 'demo:1',
    State: status(running),
    Status: running ? 'Up 2 minutes' : `Exited (${exitCode}) 2 minutes ago`,
    Labels: {},
  }
}

export const inspection = (world: World, container: Contained) => {
  const { running, exitCode, health, restarts } = world.condition(container)
  return {
    Id: container.id,
    Name: `/${container.name}`,
    RestartCount: restarts,
    State: {
      Status: status(running),
      Running: running,
      ExitCode: exitCode,
      ...(health !== 'none' && { Health: { Status: health } }),
    },
  }
}

const cores = 4
const second = 1e9
const limit = 512 * 2 ** 20

/** Two looks, a second apart. Times are in nanoseconds of all cores together. */
export const statistics = (world: World, container: Contained) => {
  const { running, cpu, memory } = world.condition(container)
  if (!running) return { cpu_stats: { cpu_usage: { total_usage: 0 } }, precpu_stats: {}, memory_stats: {} }
  const look = (at: number) => ({
    cpu_usage: { total_usage: 10 * second + (at * cpu * second) / 100 },
    system_cpu_usage: 1000 * second + at * cores * second,
    online_cpus: cores,
  })
  const cache = 2 ** 20
  return {
    precpu_stats: look(0),
    cpu_stats: look(1),
    memory_stats: { usage: (limit * memory) / 100 + cache, limit, stats: { inactive_file: cache } },
    networks: { eth0: { rx_bytes: 1000, tx_bytes: 2000 }, eth1: { rx_bytes: 10, tx_bytes: 20 } },
    blkio_stats: {
      io_service_bytes_recursive: [
        { op: 'read', value: 4096 },
        { op: 'write', value: 8192 },
      ],
    },
  }
}
