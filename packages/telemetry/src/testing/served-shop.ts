// The shop as a process: started, served, stopped.
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from '../http/create-app.ts'
import { serve } from '../process/serve.ts'
import { startTelemetry } from '../start-telemetry.ts'
import { shop } from './shop.ts'

const telemetry = startTelemetry(shop)
const app = createApp(telemetry)
app.get('/slow', async () => {
  telemetry.log.info('slow begins')
  await sleep(1500)
  return { ok: true }
})
app.get('/crash', () => {
  setImmediate(() => {
    throw new Error('nobody catches this')
  })
  return new Promise(() => {})
})
await serve(app, telemetry, { onStop: () => telemetry.log.info('onStop') })
telemetry.log.info({ address: app.listeningOrigin }, 'listening')
