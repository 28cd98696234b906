import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { httpStatuses } from '@octoscope/spec/metrics'
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { listening } from '../testing/listening.ts'
import { openSendingShop } from '../testing/sending-shop.ts'
import { shop } from '../testing/shop.ts'
import { createApp } from './create-app.ts'

const { httpRequests, httpRequestDuration } = shop.metrics

type Status = (typeof httpStatuses)[number]

/** A shop's app with routes that do what a test needs. */
const startShop = async () => {
  const opened = await openSendingShop()
  const app = createApp(opened.telemetry)
  app.get('/things/:id', () => ({ ok: true }))
  app.post('/things', (_request, reply) => reply.code(201).send({ ok: true }))
  app.get('/broken', () => Promise.reject(new Error('broken inside')))
  return { app, ...opened }
}

describe('metrics', () => {
  test('a route counts under its template, whatever the path', async () => {
    const { app, sample, observations } = await startShop()
    await app.inject('/things/1?key=secret')
    await app.inject('/things/2')
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/things/:id', status: '200' })).toBe(2)
    expect(await observations(httpRequestDuration, { method: 'GET', endpoint: '/things/:id' })).toMatchObject(
      { count: 2 },
    )
  })

  test('a route exists at 0 before its first request', async () => {
    const { app, telemetry, sample } = await startShop()
    app.get('/documented', { schema: { response: { 202: {}, '4xx': {} } } }, () => ({}))
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/documented', status: '202' })).toBe(0)
    for (const status of ['500', '502', '503', '504'] as const) {
      expect(await sample(httpRequests, { method: 'POST', endpoint: '/things', status })).toBe(0)
    }
    expect((await telemetry.scrape()).body).not.toContain('method="HEAD"')
  })

  test('paths that no route takes are one series', async () => {
    const { app, sample, telemetry } = await startShop()
    await Promise.all(Array.from({ length: 50 }, (_, at) => app.inject(`/unknown/${at}`)))
    expect(await sample(httpRequests, { method: 'GET', endpoint: 'unmatched', status: '404' })).toBe(50)
    expect((await telemetry.scrape()).body).not.toContain('/unknown')
  })

  test('a path that is none counts too', async () => {
    const { app, sample } = await startShop()
    const address = await listening(app)
    expect((await fetch(`${address}/%zz`)).status).toBe(400)
    await eventually(async () =>
      expect(await sample(httpRequests, { method: 'GET', endpoint: 'unmatched', status: '400' })).toBe(1),
    )
  })

  test('a method that is not listed is _OTHER, a status that is not listed the x00 of its class', async () => {
    const { app, sample } = await startShop()
    const address = await listening(app)
    await fetch(`${address}/things`, { method: 'PROPFIND' })
    await eventually(async () =>
      expect(await sample(httpRequests, { method: '_OTHER', endpoint: 'unmatched', status: '404' })).toBe(1),
    )
  })

  test.each<[number, Status]>([
    [418, '400'],
    [226, '200'],
    [599, '500'],
  ])('status %i counts as %s', async (code, status) => {
    const { app, sample } = await startShop()
    app.get('/odd', (_request, reply) => reply.code(code).send())
    await app.inject('/odd')
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/odd', status })).toBe(1)
  })

  test('a handler that throws counts as 500', async () => {
    const { app, sample, observations } = await startShop()
    await app.inject('/broken')
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/broken', status: '500' })).toBe(1)
    expect(await observations(httpRequestDuration, { method: 'GET', endpoint: '/broken' })).toMatchObject({
      count: 1,
    })
  })

  test.each<[string, () => Promise<unknown>, Status]>([
    ['throws', () => Promise.reject(new Error('too late')), '500'],
    ['answers', () => Promise.resolve({ ok: true }), '200'],
  ])('a handler that %s after its client has gone counts, once', async (_what, outcome, status) => {
    const { app, sample, observations, sent } = await startShop()
    const gone = Promise.withResolvers<void>()
    app.get('/slow', async (request) => {
      request.raw.socket.once('close', () => gone.resolve())
      client.destroy()
      await gone.promise
      return outcome()
    })
    const client = await connectTo(await listening(app))
    client.write('GET /slow HTTP/1.1\r\nHost: shop\r\n\r\n')
    await eventually(async () =>
      expect(await sample(httpRequests, { method: 'GET', endpoint: '/slow', status })).toBe(1),
    )
    expect(await observations(httpRequestDuration, { method: 'GET', endpoint: '/slow' })).toMatchObject({
      count: 1,
    })
    expect((await sent()).map(({ name }) => name)).toEqual(['GET /slow'])
  })

  test('a handler that never answers after its client has gone ends its exchange, once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { app, sample, telemetry, receiver } = await startShop()
    const gone = Promise.withResolvers<void>()
    app.get('/hung', (request) => {
      request.raw.socket.once('close', () => gone.resolve())
      client.destroy()
      return new Promise(() => {})
    })
    const client = await connectTo(await listening(app))
    client.write('GET /hung HTTP/1.1\r\nHost: shop\r\n\r\n')
    await gone.promise
    vi.advanceTimersByTime(29_000)
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/hung', status: '400' })).toBeUndefined()
    vi.advanceTimersByTime(1000)
    vi.useRealTimers()
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/hung', status: '400' })).toBe(1)
    await telemetry.flush(5000)
    expect(receiver.spans).toMatchObject([
      { name: 'GET /hung', attributes: { 'http.response.status_code': 499 } },
    ])
  })

  test('probes are counted', async () => {
    const { app, sample } = await startShop()
    await app.inject('/healthz')
    await app.inject('/metrics')
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/healthz', status: '200' })).toBe(1)
    expect(await sample(httpRequests, { method: 'GET', endpoint: '/metrics', status: '200' })).toBe(1)
  })
})

describe('traces', () => {
  test('a request is one server span, named by its route, with neither query nor id in its name', async () => {
    const { app, sent } = await startShop()
    const address = await listening(app)
    await fetch(`${address}/things/7?key=secret`)
    const spans = await eventually(async () => {
      const spans = await sent()
      expect(spans).toHaveLength(1)
      return spans
    })
    expect(spans[0]).toMatchObject({
      name: 'GET /things/:id',
      kind: SpanKind.SERVER + 1,
      status: { code: 0 },
    })
    expect(spans[0]?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/things/:id',
      'url.path': '/things/7',
      'url.scheme': 'http',
      'server.address': '127.0.0.1',
      'http.response.status_code': 200,
    })
  })

  test('a caller’s traceparent is continued, its sampling decision kept, its baggage ignored', async () => {
    const { app, sent } = await startShop()
    const traceId = 'a'.repeat(32)
    const baggage = 'user=alice'
    await app.inject({
      url: '/things/1',
      headers: { traceparent: `00-${traceId}-${'b'.repeat(16)}-01`, baggage },
    })
    await app.inject({
      url: '/things/2',
      headers: { traceparent: `00-${'c'.repeat(32)}-${'b'.repeat(16)}-00` },
    })
    const spans = await sent()
    expect(spans).toMatchObject([{ traceId, parentSpanId: 'b'.repeat(16) }])
    expect(JSON.stringify(spans)).not.toContain('alice')
  })

  test.each([
    '',
    'garbage',
    `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
    `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  ])('traceparent "%s" begins a new trace', async (traceparent) => {
    const { app, sent } = await startShop()
    await app.inject({ url: '/things/1', headers: { traceparent, tracestate: '=,=' } })
    const [span] = await sent()
    expect(span?.parentSpanId ?? '').toBe('')
  })

  test('an answer of 5xx is an error, one of 4xx is not', async () => {
    const { app, sent } = await startShop()
    await app.inject('/broken')
    await app.inject('/unknown')
    const spans = await sent()
    expect(
      spans.map(({ name, status, attributes }) => [name, status.code, attributes['error.type']]),
    ).toEqual([
      ['GET /broken', SpanStatusCode.ERROR, '500'],
      ['GET', SpanStatusCode.UNSET, undefined],
    ])
  })

  test('probes make no spans', async () => {
    const { app, sent } = await startShop()
    for (const path of ['/metrics', '/healthz', '/readyz', '/health']) await app.inject(path)
    expect(await sent()).toEqual([])
  })

  test('the span is active in every hook and in the handler, though the body comes in parts', async () => {
    const { app, sent } = await startShop()
    const seen = noteActiveSpans(app)
    await postInParts(await listening(app), '/hooked', ['{"a":', '1}'])
    const span = await eventually(async () => {
      const [span] = await sent()
      expect(span?.name).toBe('POST /hooked')
      return span
    })
    const hooks = [
      'onRequest',
      'preParsing',
      'preValidation',
      'preHandler',
      'handler',
      'onSend',
      'onResponse',
    ]
    expect(seen).toEqual(hooks.map((hook) => [hook, span?.spanId]))
  })

  test('the span is active while a body that is no JSON is refused', async () => {
    const { app, sent } = await startShop()
    const seen = noteActiveSpans(app)
    await postInParts(await listening(app), '/hooked', ['{"a":', '1'])
    const span = await eventually(async () => {
      const [span] = await sent()
      expect(span?.attributes).toMatchObject({ 'http.response.status_code': 400 })
      return span
    })
    const hooks = ['onRequest', 'preParsing', 'onError', 'onSend', 'onResponse']
    expect(seen).toEqual(hooks.map((hook) => [hook, span?.spanId]))
  })

  test('requests that share a connection keep their spans apart', async () => {
    const { app, sent } = await startShop()
    const seen = new Map<string, string | undefined>()
    const secondIsIn = Promise.withResolvers<void>()
    app.addHook('onResponse', async ({ url }) => void seen.set(url, activeSpanId()))
    app.get('/first', () => secondIsIn.promise.then(() => ({})))
    app.get('/second', async () => {
      setImmediate(secondIsIn.resolve)
      return {}
    })
    const client = await connectTo(await listening(app))
    client.write(['/first', '/second'].map((path) => `GET ${path} HTTP/1.1\r\nHost: shop\r\n\r\n`).join(''))
    await eventually(() => expect(seen.size).toBe(2))
    client.destroy()
    for (const { name, spanId } of await sent()) expect(seen.get(name.replace('GET ', ''))).toBe(spanId)
  })
})

const activeSpanId = (): string | undefined => trace.getActiveSpan()?.spanContext().spanId

/** Adds a route whose hooks and handler each note which span is active, after a turn of the event loop. */
const noteActiveSpans = (
  app: FastifyInstance,
): readonly (readonly [hook: string, spanId: string | undefined])[] => {
  const seen: [string, string | undefined][] = []
  const note = async (hook: string): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    seen.push([hook, activeSpanId()])
  }
  void app.register(async (scope) => {
    scope.addHook('onRequest', () => note('onRequest'))
    scope.addHook('preParsing', () => note('preParsing'))
    scope.addHook('preValidation', () => note('preValidation'))
    scope.addHook('preHandler', () => note('preHandler'))
    scope.addHook('onError', () => note('onError'))
    scope.addHook('onSend', () => note('onSend'))
    scope.addHook('onResponse', () => note('onResponse'))
    scope.post('/hooked', async () => {
      await note('handler')
      return { ok: true }
    })
  })
  return seen
}

const connectTo = async (address: string): Promise<Socket> => {
  const { port, hostname } = new URL(address)
  const client = connect(Number(port), hostname)
  await once(client, 'connect')
  return client
}

/** Sends a JSON body in parts, each after the last one has been read. */
const postInParts = async (address: string, path: string, parts: readonly string[]): Promise<void> => {
  const call = request(address + path, { method: 'POST', headers: { 'content-type': 'application/json' } })
  for (const part of parts) {
    call.write(part)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  call.end()
  const [answer] = (await once(call, 'response')) as [IncomingMessage]
  answer.resume()
}

describe('log lines', () => {
  test('each request is one line, with the ids of its span', async () => {
    const { app, lines, sent } = await startShop()
    await app.inject({ url: '/things/1?key=secret', headers: { 'x-request-id': 'call-7' } })
    const [span] = await sent()
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        service: 'shop',
        trace_id: span?.traceId,
        span_id: span?.spanId,
        request_id: 'call-7',
        method: 'GET',
        route: '/things/:id',
        status: 200,
        duration_ms: expect.any(Number),
        msg: 'request completed',
      },
    ])
  })

  test('a failure is two lines of level error: why, and what was answered', async () => {
    const { app, lines } = await startShop()
    await app.inject('/broken')
    expect(lines).toMatchObject([
      { level: 'error', msg: 'request failed', err: { type: 'Error', message: 'broken inside' } },
      { level: 'error', msg: 'request completed', status: 500 },
    ])
    expect(lines[0]?.trace_id).toBe(lines[1]?.trace_id)
  })

  test('probes write no line at level info', async () => {
    const { app, lines } = await startShop()
    await app.inject('/metrics')
    await app.inject('/healthz')
    expect(lines).toEqual([])
  })
})
