import { existsSync, statSync } from 'node:fs'

import { readSettings } from '../config/read-settings.ts'
import { devloopExporter } from '@octoscope/devloop/services'
import { chunks } from '../export/chunks.ts'
import { readEvents } from '../export/read-events.ts'
import { devloopFolder } from '../sources/devloop-folder.ts'
import { watchedFolder } from './watched-folder.ts'

/** What is configured for a folder, and what its event log holds, in lines for a person. */
export const statusOf = async (path: string): Promise<readonly string[]> => {
  const folder = watchedFolder(path)
  const { metrics, agents, watch } = readSettings(folder)
  const place = devloopFolder(folder)
  const port = metrics.port ?? devloopExporter.port
  return [
    `Folder: ${folder}`,
    `Metrics: ${metrics.enabled ? 'enabled' : 'disabled'} (port ${port}, path ${metrics.path})`,
    `Agents: ${agents.length > 0 ? agents.map(({ name }) => name).join(', ') : 'none; write them into .devloop.json'}`,
    `Runs at once: ${watch.concurrency}`,
    existsSync(place.events) ? await inWords(place.events) : 'Events: none yet',
  ]
}

const inWords = async (path: string): Promise<string> => {
  let [events, runs, failures, last] = [0, 0, 0, '']
  const { skipped } = await readEvents(chunks(path), (event) => {
    events += 1
    last = event.timestamp
    if (event.event_type === 'agent_executed') runs += 1
    if (event.event_type === 'agent_executed' && event.success === false) failures += 1
  })
  const damaged = [...skipped.values()].reduce((sum, each) => sum + each, 0)
  const when = last === '' ? '' : `, the last at ${last}`
  return `Events: ${events} (${runs} runs, ${failures} failed)${when}; ${damaged} damaged lines; ${statSync(path).size} bytes`
}
