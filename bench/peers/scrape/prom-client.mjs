import { fastify } from 'fastify'
import { bounds, labelSets, secondsOf, valueOf } from '../../scrape/series.mjs'

/** prom-client and its two descendants, which have the same interface. */
export const fill = async (page) => {
  const { default: client } = await import(page.library)
  const sets = labelSets(page)
  const record = recorder(client, { page, sets })
  sets.forEach((_, at) => record(at))
  return {
    change: () => {
      for (let at = 0; at < sets.length; at += 10) record(at)
    },
    write: async () => Buffer.from(await client.register.metrics()),
    serve: async () => {
      const app = fastify()
      app.get('/metrics', async (_, reply) =>
        reply.type(client.register.contentType).send(await client.register.metrics()),
      )
      await app.listen({ host: '127.0.0.1', port: 0 })
      return app.server.address().port
    },
  }
}

const recorder = ({ Counter, Histogram }, { page, sets }) => {
  const labelNames = ['shard', 'key']
  if (page.kind === 'counters') {
    const sent = new Counter({ name: 'sent_total', help: 'Messages sent.', labelNames })
    return (at) => sent.inc(sets[at], valueOf(at))
  }
  const duration = new Histogram({
    name: 'duration_seconds',
    help: 'Time taken.',
    labelNames,
    buckets: bounds,
  })
  return (at) => duration.observe(sets[at], secondsOf(at))
}
