import { tracingChannel } from 'node:diagnostics_channel'
import { context, isSpanContextValid, SpanKind, trace, type Attributes, type Span } from '@opentelemetry/api'
import { ATTR_ERROR_TYPE, ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT } from '../attribute-names.ts'
import { errorType } from './error-type.ts'
import { recordError } from './run-in-span.ts'
import { isTracingSuppressed } from './suppressed-tracing.ts'
import { tracerOf } from './tracer-of.ts'

/** Node-redis from 5.12 and ioredis from 5.11 tell of themselves; nothing of them is patched. */
const clients = ['node-redis', 'ioredis'] as const

/** What both tell of a command, or of a batch of them. One object accompanies it from start to end. */
interface Told {
  readonly command?: string
  readonly batchMode?: string
  readonly batchSize?: number
  readonly database?: number
  readonly serverAddress?: string
  readonly serverPort?: number
  readonly error?: unknown
}

let following = false

/** Gives each command to Redis under an active span a client span; others are left alone. Once per process. */
export const followRedis = (): void => {
  if (following) return
  following = true
  for (const client of clients) {
    for (const kind of ['command', 'batch']) follow(`${client}:${kind}`)
  }
}

const follow = (channel: string): void => {
  const spans = new WeakMap<object, Span>()
  tracingChannel<unknown, Told>(channel).subscribe({
    start: (told) => {
      const span = startClientSpan(told)
      if (span !== undefined) spans.set(told, span)
    },
    end: () => {},
    asyncStart: () => {},
    asyncEnd: (told) => spans.get(told)?.end(),
    error: (told) => {
      const span = spans.get(told)
      if (span === undefined) return
      recordError(span, told.error)
      span.setAttribute(ATTR_ERROR_TYPE, errorType(told.error))
      span.end()
    },
  })
}

const startClientSpan = (told: Told): Span | undefined => {
  // A batch is one span, whatever it holds: its commands go over the wire together.
  if (told.command !== undefined && told.batchMode !== undefined) return undefined
  const active = context.active()
  const parent = trace.getSpanContext(active)
  if (parent === undefined || !isSpanContextValid(parent) || isTracingSuppressed(active)) return undefined
  const operation = (told.command ?? told.batchMode ?? 'batch').toUpperCase()
  return tracerOf(active).startSpan(
    operation,
    { kind: SpanKind.CLIENT, attributes: attributesOf(told, operation) },
    active,
  )
}

/** Neither keys nor values: people and their secrets stand in both. */
const attributesOf = (
  { database, batchSize, serverAddress, serverPort }: Told,
  operation: string,
): Attributes => ({
  'db.system.name': 'redis',
  'db.operation.name': operation,
  ...(database !== undefined && { 'db.namespace': String(database) }),
  ...(batchSize !== undefined && { 'db.operation.batch.size': batchSize }),
  ...(serverAddress !== undefined && { [ATTR_SERVER_ADDRESS]: serverAddress }),
  ...(serverPort !== undefined && { [ATTR_SERVER_PORT]: serverPort }),
})
