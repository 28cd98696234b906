import { join } from 'node:path'

/** Where things are under a watched folder. */
export const devloopFolder = (watched: string) => {
  const folder = join(watched, '.devloop')
  return {
    folder,
    events: join(folder, 'events.jsonl'),
    performance: join(folder, 'performance', 'metrics.jsonl'),
    context: join(folder, 'context'),
    eventStore: join(folder, 'events.db'),
    heartbeat: join(folder, 'daemon.heartbeat'),
  }
}

export type DevloopFolder = ReturnType<typeof devloopFolder>
