import { fastify } from 'fastify'
import { pino } from 'pino'
import { listen } from './announce.mjs'
import { addOrders } from './orders.mjs'
import { logOneLine } from './one-line.mjs'

// Fastify's own child logger for each request is part of what a log line costs.
const app = fastify({ loggerInstance: pino(pino.destination({ sync: true })), disableRequestLogging: true })
logOneLine(app)
addOrders(app)
await listen(app)
