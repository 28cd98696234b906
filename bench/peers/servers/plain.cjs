// The app of one who adds nothing to it: what watches it was loaded before.
const { fastify } = require('fastify')
const { listen } = require('../../servers/announce.mjs')
const { addOrders } = require('../../servers/orders.mjs')

const app = fastify()
addOrders(app)
void listen(app)
