import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const requestIdHeader = 'x-request-id'

/** The caller's id for a request when it is fit for a log line, else a new one. */
export const requestIdOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const given = headers[requestIdHeader]
  return typeof given === 'string' && fit.test(given) ? given : randomUUID()
}

const fit = /^[\w.:+/=-]{1,128}$/
