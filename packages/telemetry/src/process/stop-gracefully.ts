import type { FastifyInstance } from 'fastify'
import type { Readiness } from '../http/readiness.ts'
import type { Telemetry } from '../telemetry.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { ended, withinDeadline } from '../deadline.ts'

export interface Running {
  readonly app: FastifyInstance
  readonly telemetry: Telemetry
  readonly readiness: Readiness | undefined
  readonly onStop: () => Promise<void> | void
}

/** How the deadline is shared out: each step may use what is left up to its mark. */
const marks = { drain: 0.1, close: 0.6, onStop: 0.75, flush: 0.95 }
/** Long enough for a client to read "connection: close" in its last answer, so that it starts no request on a socket that goes. */
const drainMs = 500
/** A receiver that has not answered by then is away. */
const flushMs = 3000

/** Says it is not ready, finishes the requests under way, runs `onStop`, sends the last spans. Never rejects. */
export const stopGracefully = async (
  { app, telemetry, readiness, onStop }: Running,
  deadlineMs: number,
): Promise<void> => {
  const { log } = telemetry
  const started = performance.now()
  const until = (mark: number): number => deadlineMs * mark - (performance.now() - started)
  const step = async (name: string, mark: number, work: () => unknown): Promise<void> => {
    try {
      const inTime = await withinDeadline(ended(work), until(mark))
      if (!inTime) log.warn({ step: name }, 'a step of stopping took too long and was left')
    } catch (err) {
      log.error({ err, step: name }, 'a step of stopping failed')
    }
  }

  log.info('stopping')
  readiness?.stop()
  await sleep(Math.min(drainMs, until(marks.drain)))
  await step('finish requests', marks.close, () => app.close())
  await step('onStop', marks.onStop, onStop)
  await step('send spans', marks.flush, () => telemetry.shutdown(Math.min(flushMs, until(marks.flush))))
  const { spans: spans_lost, logRecords: log_records_lost } = telemetry.lost()
  log.info({ spans_lost, log_records_lost }, 'stopped')
}
