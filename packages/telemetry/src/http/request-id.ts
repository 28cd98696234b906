import type { IncomingMessage } from 'node:http'
import { newSpanId } from '../traces/span-ids.ts'

export const requestIdHeader = 'x-request-id'

/** The caller's id for a request when it is fit for a log line, else a new one of 16 random hexadecimal digits. */
export const requestIdOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const given = headers[requestIdHeader]
  return typeof given === 'string' && fit.test(given) ? given : newSpanId()
}

const fit = /^[\w.:+/=-]{1,128}$/
