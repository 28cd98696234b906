import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A request that came to a stand-in. */
export interface Received {
  readonly path: string
  readonly body: Record<string, unknown>
  readonly traceparent: string | undefined
  /** Aborts when the client hangs up before it has its answer. */
  readonly hungUp: AbortSignal
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

export type Behaviour = (received: Received) => Answer | Promise<Answer>

export interface StandIns {
  readonly url: string
  /** What came to this path, in order. */
  receivedAt(path: string): readonly Received[]
  /** From now on, requests to this path are answered so. */
  on(path: string, behaviour: Behaviour): void
}

/**
 * One real server in the place of the reflex layer and all arms: it answers each contract's path. Unless told otherwise
 * it lets pass, plans two parallel steps and a third that needs both, does them, and finds all well.
 */
export const startStandIns = async (): Promise<StandIns> => {
  const behaviours = new Map<string, Behaviour>(Object.entries(wellBehaved))
  const received: Received[] = []

  const url = await listen(async (request, response) => {
    const told = await read(request, response)
    received.push(told)
    const { status = 200, headers, body } = await (behaviours.get(told.path) ?? unknownPath)(told)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  })
  return {
    url,
    receivedAt: (path) => received.filter((each) => each.path === path),
    on: (path, behaviour) => void behaviours.set(path, behaviour),
  }
}

/** A plan's steps, each with the numbers of those it depends on. */
export const planOf = (...steps: readonly (readonly [arm: string, ...dependsOn: number[]])[]): Answer => ({
  body: {
    plan_id: 'plan',
    confidence: 1,
    steps: steps.map(([arm_id, ...depends_on], index) => ({
      step_number: index + 1,
      action: `step ${index + 1}`,
      arm_id,
      input: { for: `step ${index + 1}` },
      depends_on,
      acceptance_criteria: [],
    })),
  },
})

/** Answers when a test says so. */
export const held = () => {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  return { behaviour: () => promise, release: resolve }
}

const wellBehaved: Readonly<Record<string, Behaviour>> = {
  '/readyz': () => ({ body: {} }),
  '/process': () => ({
    body: { status: 'success', pii_matches: [], injection_matches: [], cache_hit: false },
  }),
  '/plan': () => planOf(['executor'], ['retriever'], ['coder', 1, 2]),
  '/execute': () => ({ body: { success: true, stdout: 'executed\n', stderr: '', exit_code: 0 } }),
  '/search': () => ({ body: { results: [{ id: 'd', title: 'Found', snippet: 'a text', score: 1 }] } }),
  '/code': () => ({ body: { code: 'run()', explanation: 'It runs.' } }),
  '/validate': () => ({ body: { valid: true, quality_score: 0.9, issues: [], confidence: 1 } }),
  '/check': ({ body }) => ({
    body: { safe: true, risk_level: 'none', issues: [], sanitized_text: body['text'], blocked: false },
  }),
}

const unknownPath: Behaviour = () => ({ status: 404, body: { error: { code: 'not_found' } } })

const read = async (request: IncomingMessage, response: ServerResponse): Promise<Received> => {
  const hangUp = new AbortController()
  response.once('close', () => response.writableFinished || hangUp.abort())
  return {
    path: request.url ?? '',
    body: request.method === 'POST' ? ((await json(request)) as Record<string, unknown>) : {},
    traceparent: request.headers['traceparent']?.toString(),
    hungUp: hangUp.signal,
  }
}

const listen = async (
  answer: (...exchange: [IncomingMessage, ServerResponse]) => Promise<void>,
): Promise<string> => {
  const server = createServer((...exchange) => void answer(...exchange))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return urlOf(server)
}

/** A URL at which nothing listens. */
export const nowhere = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = urlOf(server)
  server.close()
  await once(server, 'close')
  return url
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
