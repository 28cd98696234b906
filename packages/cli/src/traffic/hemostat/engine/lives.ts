/** How a container is at one moment. */
export interface Condition {
  readonly running: boolean
  readonly exitCode: number
  readonly health: 'none' | 'healthy' | 'unhealthy'
  /** In percent of one core. */
  readonly cpu: number
  /** In percent of the limit. */
  readonly memory: number
  /** By the engine itself, since the container was made. */
  readonly restarts: number
}

/** A container's way from its start on: how it is after so many seconds. */
export type Life = (age: number) => Condition

const well: Condition = { running: true, exitCode: 0, health: 'none', cpu: 12, memory: 30, restarts: 0 }

/** Well for a while after each start, so that a restart is seen to help. */
const wellUntil =
  (seconds: number, trouble: Partial<Condition> | ((later: number) => Partial<Condition>)): Life =>
  (age) => {
    if (age < seconds) return well
    return { ...well, ...(typeof trouble === 'function' ? trouble(age - seconds) : trouble) }
  }

const ended = (exitCode: number): Partial<Condition> => ({ running: false, exitCode, cpu: 0, memory: 0 })

/** One container for each way of not being well, and one that is well. The kernel kills with code 137. */
export const lives: Readonly<Record<string, Life>> = {
  'demo-healthy': (age) => ({ ...well, health: 'healthy', cpu: 10 + 5 * Math.sin(age / 20) }),
  'demo-cpu': wellUntil(20, { cpu: 97 }),
  'demo-memory': wellUntil(20, (later) => ({ memory: Math.min(97, 60 + later) })),
  'demo-health-check': wellUntil(20, { health: 'unhealthy' }),
  'demo-out-of-memory': wellUntil(30, ended(137)),
  'demo-random-exit': wellUntil(40, ended(1)),
  'demo-crash-loop': (age) => ({ ...well, restarts: Math.floor(age / 5) }),
  'demo-several': wellUntil(25, { cpu: 99, memory: 96, health: 'unhealthy' }),
}
