import { createApp, startTelemetry } from '@octoscope/telemetry'
import { listen } from './announce.mjs'
import { addOrders } from './orders.mjs'
import { shop } from './shop.ts'

const app = createApp(startTelemetry(shop))
addOrders(app)
await listen(app)
