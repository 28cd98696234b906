// What OpenTelemetry's and Fastify's documentation recommend together: http and pino instrumentation, @fastify/otel, prom-client.
const { FastifyOtelInstrumentation } = require('@fastify/otel')
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http')
const { PinoInstrumentation } = require('@opentelemetry/instrumentation-pino')
const { NodeSDK } = require('@opentelemetry/sdk-node')

const fastifyOtel = new FastifyOtelInstrumentation()
const sdk = new NodeSDK({
  instrumentations: [
    new HttpInstrumentation(),
    new PinoInstrumentation({ disableLogSending: true }), // trace ids in the lines, as ours have
    fastifyOtel,
  ],
})
sdk.start()

const { fastify } = require('fastify')
const { pino } = require('pino')
const { listen } = require('../../servers/announce.mjs')
const { logOneLine } = require('../../servers/one-line.mjs')
const { addOrders } = require('../../servers/orders.mjs')
const { addFastifyMetrics } = require('./fastify-metrics.cjs')

const serve = async () => {
  const app = fastify({
    loggerInstance: pino(pino.destination({ sync: true })),
    disableRequestLogging: true,
  })
  await app.register(fastifyOtel.plugin())
  await addFastifyMetrics(app)
  logOneLine(app)
  addOrders(app)
  await listen(app)
}

void serve()
