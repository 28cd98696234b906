import { context, isSpanContextValid, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Attributes, Span } from '@opentelemetry/api'
import {
  ATTR_DB_NAMESPACE,
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_QUERY_SUMMARY,
  ATTR_DB_QUERY_TEXT,
  ATTR_DB_RESPONSE_STATUS_CODE,
  ATTR_DB_SYSTEM_NAME,
  ATTR_ERROR_TYPE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  DB_SYSTEM_NAME_VALUE_POSTGRESQL,
} from '../attribute-names.ts'
import { errorType } from './error-type.ts'
import { querySummary } from './query-summary.ts'
import { isTracingSuppressed } from './suppressed-tracing.ts'
import { tracerOf } from './tracer-of.ts'

/** A `Pool` or a `Client` of node-postgres. */
export interface Postgres {
  query(...args: never[]): unknown
}

/**
 * Gives each query of a pool or client under an active span a client span; others are left alone, and so are cursors
 * and streams. For a pool right after it is made: connections it already has are not followed.
 */
export const tracePostgres = <P extends Postgres>(postgres: P): P => {
  if (followed.has(postgres)) return postgres
  followed.add(postgres)
  if (isPool(postgres)) followPool(postgres)
  else followClient(postgres)
  return postgres
}

const followed = new WeakSet<object>()

type Callback = (...args: readonly unknown[]) => void

interface Pool {
  connect(callback?: Callback): unknown
  on(event: 'connect', listener: (client: Postgres) => void): void
}

const isPool = (postgres: object): postgres is Pool => 'totalCount' in postgres

/** The span is its connection's; a query that waits for one is to be asked in the context it came from. */
const followPool = (pool: Pool): void => {
  const connect = pool.connect.bind(pool)
  pool.connect = (callback) =>
    callback === undefined ? connect() : connect(context.bind(context.active(), callback))
  pool.on('connect', (client) => void tracePostgres(client))
}

interface Client {
  readonly host?: string
  readonly port?: number
  readonly database?: string
  query(...args: readonly unknown[]): unknown
}

const followClient = (client: Client): void => {
  const query = client.query.bind(client)
  client.query = (...args) => {
    const span = startClientSpan(client, args)
    return span === undefined ? query(...args) : watch(span, query, args)
  }
}

const startClientSpan = (client: Client, args: readonly unknown[]): Span | undefined => {
  const active = context.active()
  const parent = trace.getSpanContext(active)
  if (parent === undefined || !isSpanContextValid(parent) || isTracingSuppressed(active)) return undefined
  const asked = askedIn(args)
  if (asked === undefined) return undefined
  const summary = querySummary(asked.text)
  const attributes = { ...attributesOf(client, asked), ...(summary && { [ATTR_DB_QUERY_SUMMARY]: summary }) }
  const name = summary ?? DB_SYSTEM_NAME_VALUE_POSTGRESQL
  return tracerOf(active).startSpan(name, { kind: SpanKind.CLIENT, attributes }, active)
}

interface Asked {
  /** Empty where a prepared statement is asked again by its name. */
  readonly text: string
  readonly parametrised: boolean
}

/** Undefined for what brings its own ways of being answered, such as a cursor, and for what is no query. */
const askedIn = ([query, second]: readonly unknown[]): Asked | undefined => {
  const config: unknown = typeof query === 'string' ? { text: query } : query
  if (typeof config !== 'object' || config === null || 'submit' in config || 'callback' in config)
    return undefined
  const { name, text = name && '', values = second } = config as Readonly<Record<string, unknown>>
  if (typeof text !== 'string') return undefined
  return { text, parametrised: text !== '' && Array.isArray(values) && values.length > 0 }
}

/** A text is told only where its values travel beside it; else they stand in it. */
const attributesOf = ({ host, port, database }: Client, { text, parametrised }: Asked): Attributes => ({
  [ATTR_DB_SYSTEM_NAME]: DB_SYSTEM_NAME_VALUE_POSTGRESQL,
  ...(database && { [ATTR_DB_NAMESPACE]: database }),
  ...(host && { [ATTR_SERVER_ADDRESS]: host }),
  ...(port && !host?.startsWith('/') && { [ATTR_SERVER_PORT]: port }),
  ...(parametrised && { [ATTR_DB_QUERY_TEXT]: text }),
})

/** The promise handed on is the one that the span waits for: a rejection nobody handles stays one. */
const watch = (span: Span, query: Client['query'], args: readonly unknown[]): unknown => {
  const at = args.findIndex((arg) => typeof arg === 'function')
  try {
    if (at >= 0) return query(...args.with(at, endingBefore(span, args[at] as Callback)))
    return (query(...args) as Promise<unknown>).then(
      (result) => {
        endAnswered(span, result)
        return result
      },
      (error: unknown) => {
        endFailed(span, error)
        throw error
      },
    )
  } catch (error) {
    endFailed(span, error)
    throw error
  }
}

const endingBefore = (span: Span, callback: Callback): Callback => {
  const told = context.bind(context.active(), callback)
  return (error, result, ...others) => {
    if (error) endFailed(span, error)
    else endAnswered(span, result)
    told(error, result, ...others)
  }
}

/** The operation is the one that the server says it did. Several statements in one text have several, so none is told. */
const endAnswered = (span: Span, result: unknown): void => {
  const { command } = (result ?? {}) as { readonly command?: unknown }
  if (typeof command === 'string') span.setAttribute(ATTR_DB_OPERATION_NAME, command)
  span.end()
}

/** The error's message is not told: PostgreSQL likes to quote the value it refuses. */
const endFailed = (span: Span, error: unknown): void => {
  const type = errorType(error)
  if (isFromServer(error)) span.setAttribute(ATTR_DB_RESPONSE_STATUS_CODE, type)
  span.setAttribute(ATTR_ERROR_TYPE, type)
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

/** Only the server gives a severity; its codes are SQLSTATEs. */
const isFromServer = (error: unknown): boolean => error instanceof Error && 'severity' in error
