import { fastify } from 'fastify'
import { listen } from './announce.mjs'
import { addOrders } from './orders.mjs'

const app = fastify()
addOrders(app)
await listen(app)
