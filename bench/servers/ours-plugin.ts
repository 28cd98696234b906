import { httpTelemetry, startTelemetry } from '@octoscope/telemetry'
import { fastify } from 'fastify'
import { listen } from './announce.mjs'
import { addOrders } from './orders.mjs'
import { shop } from './shop.ts'

const app = fastify()
await app.register(httpTelemetry, { telemetry: startTelemetry(shop) })
addOrders(app)
await listen(app)
