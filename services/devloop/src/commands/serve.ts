import { serve } from '@octoscope/telemetry'
import { readSettings } from '../config/read-settings.ts'
import { settingsEnv } from '../config/settings-env.ts'
import { createExporter } from '../exporter.ts'
import { buildApp } from '../http/app.ts'
import { devloopFolder } from '../sources/devloop-folder.ts'
import { countFiles } from '../watch/count-files.ts'
import { watchedFolder } from './watched-folder.ts'

/** Tells of a folder in which somebody else's DevLoop writes. Runs until the process is told to stop. */
export const serveFolder = async (path: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const folder = watchedFolder(path)
  const settings = readSettings(folder)
  const exporter = createExporter({ place: devloopFolder(folder), settings, env })
  const { telemetry, voice, refresher } = exporter
  const look = async () => {
    await refresher.refresh()
    voice.filesWatched.set(await countFiles(folder, settings.watch.ignore))
  }
  await look()
  const looking = setInterval(() => void look(), settings.metrics.granularity)
  await serve(buildApp(telemetry, settings.metrics.path), telemetry, {
    env: settingsEnv(settings, env),
    onStop: async () => {
      clearInterval(looking)
      await refresher.stop()
    },
  })
}
