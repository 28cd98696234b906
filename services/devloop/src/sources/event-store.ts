import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import type { Recorder } from '../record/recorder.ts'
import type { Source } from './source.ts'

interface Row {
  readonly rowid: number
  readonly type: string
  readonly timestamp: number
  readonly created_at: unknown
}

const batch = 1000

/** The public tool’s store of its event bus: changed files, and how long an event took until it was kept. Only read. */
export const eventStoreSource = (path: string, recorder: Recorder): Source => {
  let last = 0
  let known = false
  return {
    name: 'event_store',
    refresh: async () => {
      if (!known && !existsSync(path)) return false
      const database = new DatabaseSync(path, { readOnly: true, timeout: 500 })
      try {
        const rows = database.prepare(
          'SELECT rowid, type, timestamp, created_at FROM events WHERE rowid > ? ORDER BY rowid LIMIT ?',
        )
        for (;;) {
          const found = rows.all(last, batch) as unknown as readonly Row[]
          for (const row of found) take(row, recorder)
          last = found.at(-1)?.rowid ?? last
          if (found.length < batch) break
          await turn()
        }
        known = true
        return true
      } finally {
        database.close()
      }
    },
  }
}

const take = ({ type, timestamp, created_at: stored }: Row, recorder: Recorder): void => {
  if (type.startsWith('file:')) recorder.changedFiles(1)
  const latency = typeof stored === 'number' ? stored - timestamp : -1
  if (latency >= 0 && latency < longestLatency) recorder.latency(latency)
}

/** Beyond an hour two clocks were compared, not two moments. */
const longestLatency = 3600
