import type { Logger } from 'pino'
import type { Answer } from './http-metrics.ts'
import { isProbe } from './probe-paths.ts'

/** One line for each request. The route's template stands for the path: ids and queries stay out of the logs. */
export const writeRequestLine = (log: Logger, requestId: string, answer: Answer): void => {
  const { method, endpoint: route, status, seconds } = answer
  const duration_ms = Math.round(seconds * 1e6) / 1e3
  log[levelOf(answer)]({ request_id: requestId, method, route, status, duration_ms }, 'request completed')
}

const levelOf = ({ endpoint, status }: Answer): 'debug' | 'error' | 'info' => {
  if (isProbe(endpoint)) return 'debug'
  return status >= 500 ? 'error' : 'info'
}
