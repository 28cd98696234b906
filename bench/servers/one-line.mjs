/** One line for each request, with the same members as ours. */
export const logOneLine = (app) => {
  app.addHook('onResponse', (request, reply, next) => {
    const { method, routeOptions } = request
    const duration_ms = Math.round(reply.elapsedTime * 1e3) / 1e3
    request.log.info(
      { method, route: routeOptions.url, status: reply.statusCode, duration_ms },
      'request completed',
    )
    next()
  })
}
