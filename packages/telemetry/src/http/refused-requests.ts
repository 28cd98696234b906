import type { Socket } from 'node:net'
import { unmatchedEndpoint } from '@octoscope/spec/metrics'
import type { FastifyInstance } from 'fastify'
import type { Telemetry } from '../telemetry.ts'
import { arrivingOn } from './connection.ts'
import { httpInstruments, statusLabel } from './http-metrics.ts'

/**
 * Counts what Node's server refuses before the app sees it: what is no HTTP, a head that is too large or comes too slowly.
 * Fastify answers it. There is no span, since nothing of the request is known.
 */
export const countRefused = (app: FastifyInstance, telemetryNow: () => Telemetry): void => {
  // Before Fastify's own listener, which destroys the socket.
  app.server.prependListener('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return // Nobody will be answered.
    const status = statusOf(error)
    // A body that breaks, or comes too slowly, ends a request that is known already.
    const arriving = arrivingOn(socket)
    if (arriving !== undefined) return arriving.end(status)
    const telemetry = telemetryNow()
    const labels = { method: '_OTHER', endpoint: unmatchedEndpoint, status: statusLabel(status) } as const
    httpInstruments(telemetry).httpRequests?.add(1, labels)
    telemetry.log.info({ status, code: error.code }, 'request refused')
  })
}

/** As Fastify answers. */
const statusOf = ({ code }: NodeJS.ErrnoException): number => {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408
    case 'HPE_HEADER_OVERFLOW':
      return 431
    default:
      return 400
  }
}
