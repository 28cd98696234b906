import { startTelemetry, type Telemetry } from '@octoscope/telemetry'
import type { Settings } from './config/settings.ts'
import { Recorder } from './record/recorder.ts'
import { weigher } from './record/sampled.ts'
import { exporterWith, voiceOf, type Voice } from './record/voice.ts'
import { contextSource } from './sources/context.ts'
import type { DevloopFolder } from './sources/devloop-folder.ts'
import { eventStoreSource } from './sources/event-store.ts'
import { eventsSource } from './sources/events.ts'
import { heartbeatPid, machineSource } from './sources/machine.ts'
import { performanceSource } from './sources/performance.ts'
import { Refresher } from './sources/refresher.ts'
import type { Source } from './sources/source.ts'

export interface Exporter {
  readonly telemetry: Telemetry
  readonly voice: Voice
  readonly recorder: Recorder
  readonly refresher: Refresher
}

interface About {
  readonly place: DevloopFolder
  readonly settings: Settings
  readonly env: NodeJS.ProcessEnv
  /** The process whose resources are told; without it, the one that the heartbeat names. */
  readonly pid?: number
}

/** Everything that turns a folder `.devloop` into metrics, whoever writes there. */
export const createExporter = ({ place, settings, env, pid }: About): Exporter => {
  const telemetry = startTelemetry(exporterWith(settings.metrics), { env })
  const voice = voiceOf(telemetry.metrics)
  const weight = weigher(settings.metrics.sampleRate, Math.random)
  const recorder = new Recorder(voice, { value: settings.value, weight })
  const pidOf = pid === undefined ? heartbeatPid(place.heartbeat) : () => Promise.resolve(pid)
  const sources: readonly Source[] = [
    eventsSource(place.events, recorder),
    performanceSource(place.performance, recorder),
    contextSource(place.context, recorder),
    eventStoreSource(place.eventStore, recorder),
    machineSource(pidOf, recorder),
  ]
  const now = () => Date.now() / 1000
  return {
    telemetry,
    voice,
    recorder,
    refresher: new Refresher(sources, { recorder, log: telemetry.log, now }),
  }
}
