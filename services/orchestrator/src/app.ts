import { createApp } from '@octoscope/telemetry'
import type { FastifyInstance } from 'fastify'
import { armClient } from './arms/arm-client.ts'
import { startArmProber } from './arms/arm-prober.ts'
import type { Config } from './config.ts'
import type { OrchestratorTelemetry } from './orchestrator-telemetry.ts'
import { registerSubmitTask } from './routes/submit-task.ts'
import { registerTasks } from './routes/tasks.ts'
import { runTask } from './run/run-task.ts'
import { checkReflexLayer } from './screening/check-reflex-layer.ts'
import { screen } from './screening/screen.ts'
import { recordedTaskStore } from './store/recorded-task-store.ts'
import { SqliteTaskStore } from './store/sqlite-task-store.ts'
import { Dispatcher } from './tasks/dispatcher.ts'
import { TaskLedger } from './tasks/task-ledger.ts'

/** The orchestrator as a value. It takes up unfinished tasks when it gets ready and gives back running ones when it closes. */
export const buildApp = (telemetry: OrchestratorTelemetry, config: Config): FastifyInstance => {
  const { metrics } = telemetry
  const { reflexUrl, armUrls: urls } = config
  const store = recordedTaskStore(new SqliteTaskStore(config.storeFile), metrics)
  const askWithin = armClient({ urls, timeoutMs: config.armTimeoutSeconds * 1000, metrics })
  const dispatcher = new Dispatcher({
    ...config,
    telemetry,
    ledger: new TaskLedger(store, telemetry),
    runTask: (task, signal) => runTask({ task, ask: askWithin(signal), telemetry }),
  })

  const ready = { store: () => store.check(), 'reflex-layer': () => checkReflexLayer(reflexUrl) }
  const app = createApp(telemetry, { ready })
  registerSubmitTask(app, { dispatcher, telemetry, screen: (contract) => screen(reflexUrl, contract) })
  registerTasks(app, { dispatcher, store })

  let stopProber = () => {}
  app.addHook('onReady', async () => {
    await dispatcher.start()
    stopProber = startArmProber({ urls, pauseSeconds: config.armProbeSeconds, metrics })
  })
  app.addHook('preClose', async () => {
    stopProber()
    await dispatcher.stop()
  })
  app.addHook('onClose', () => store.close())
  return app
}
