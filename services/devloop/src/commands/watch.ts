import { once } from 'node:events'
import { serve, type Telemetry } from '@octoscope/telemetry'
import { readSettings } from '../config/read-settings.ts'
import { settingsEnv } from '../config/settings-env.ts'
import { createExporter, type Exporter } from '../exporter.ts'
import { buildApp } from '../http/app.ts'
import { devloopFolder } from '../sources/devloop-folder.ts'
import { Watcher } from '../watch/watcher.ts'
import { watchedFolder } from './watched-folder.ts'

export interface WatchOptions {
  readonly metricsEnabled?: boolean
  readonly verbose?: boolean
}

/** Watches a folder, runs its agents, and with metrics tells of them. Runs until the process is told to stop. */
export const watchFolder = async (
  path: string,
  { metricsEnabled = false, verbose = false }: WatchOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const folder = watchedFolder(path)
  const settings = readSettings(folder)
  const place = devloopFolder(folder)
  const exporter = createExporter({ place, settings, env: logged(env, verbose), pid: process.pid })
  const { telemetry, voice, refresher } = exporter
  const watcher = new Watcher({
    folder,
    place,
    settings,
    log: telemetry.log,
    onChange: () => voice.filesChanged.add(1),
  })
  for (const { name } of settings.agents) {
    voice.agentRuns.prepare({ agent: name, status: 'success' })
    voice.agentRuns.prepare({ agent: name, status: 'failure' })
  }
  await watcher.start()
  telemetry.log.info(
    { folder, files: watcher.filesWatched, agents: settings.agents.map(({ name }) => name) },
    'watching',
  )
  const stop = async () => {
    await watcher.stop()
    await refresher.stop()
  }
  if (!metricsEnabled && !settings.metrics.enabled) return untilStopped(telemetry, stop)
  tellQueues(exporter, watcher)
  await refresher.refresh()
  refresher.start(settings.metrics.granularity)
  await serve(buildApp(telemetry, settings.metrics.path), telemetry, {
    env: settingsEnv(settings, env),
    onStop: stop,
  })
}

const logged = (env: NodeJS.ProcessEnv, verbose: boolean): NodeJS.ProcessEnv =>
  verbose ? { ...env, LOG_LEVEL: 'debug' } : env

/** What changes from one moment to the next is looked at when somebody asks. */
const tellQueues = ({ telemetry, voice }: Exporter, watcher: Watcher): void => {
  telemetry.collect('queues', () => {
    for (const { name } of watcher.agents) voice.agentQueueDepth.set(watcher.depthOf(name), { agent: name })
    voice.eventQueueSize.set(watcher.queueSize)
    voice.filesWatched.set(watcher.filesWatched)
  })
}

const untilStopped = async (telemetry: Telemetry, stop: () => Promise<void>): Promise<void> => {
  const stopped = new AbortController()
  await Promise.race(
    (['SIGTERM', 'SIGINT'] as const).map((signal) =>
      once(process, signal, { signal: stopped.signal }).catch(() => {}),
    ),
  )
  stopped.abort()
  await stop()
  await telemetry.shutdown(3000)
}
