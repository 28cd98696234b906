const { fastify } = require('fastify')
const { listen } = require('../../servers/announce.mjs')
const { addOrders } = require('../../servers/orders.mjs')
const { addFastifyMetrics } = require('./fastify-metrics.cjs')

const serve = async () => {
  const app = fastify()
  await addFastifyMetrics(app)
  addOrders(app)
  await listen(app)
}

void serve()
