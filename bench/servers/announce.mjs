/**
 * Tells the parent that this server answers on `port`, and afterwards what it has used, each time it is asked.
 * The server ends with its parent. Plain JavaScript: stripping types would cost every server the same start-up, and hide what ours costs.
 */
export const announce = (port) => {
  process.on('message', () => process.send({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }))
  process.on('disconnect', () => process.exit())
  process.send({ port })
}

/** Listens with a Fastify app on a free port, and announces it. */
export const listen = async (app) => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  announce(app.server.address().port)
}
