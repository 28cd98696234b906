import {
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
} from '@opentelemetry/api'
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { expect, test } from 'vitest'
import { OwnTracerProvider } from '../own-tracer-provider.ts'
import type { RecordedSpan } from '../recorded-span.ts'
import { alwaysOn } from '../samplers.ts'
import type { SpanQueue } from '../span-queue.ts'
import type { OtlpEncoding } from './encoding.ts'
import { jsonEncoding } from './json-encoding.ts'
import { protobufEncoding } from './protobuf-encoding.ts'
import { SpanBatch } from './span-batch.ts'

const resource = resourceFromAttributes({ 'service.name': 'shop', 'service.version': '1' })

const limits = {
  attributeCountLimit: 64,
  attributeValueLengthLimit: 4096,
  eventCountLimit: 128,
  linkCountLimit: 128,
  attributePerEventCountLimit: 128,
  attributePerLinkCountLimit: 128,
}

/** Spans of two tracers with all that a span can hold. */
const spans = (): readonly RecordedSpan[] => {
  const ended: RecordedSpan[] = []
  const queue = { add: (span) => ended.push(span) } as Pick<SpanQueue, 'add'> as SpanQueue
  const about = { resource, sampler: alwaysOn(), limits, edge: false, propagates: true, queue }
  const provider = new OwnTracerProvider(about)
  const ours = provider.getTracer('ours')
  const theirs = provider.getTracer('theirs', '1.2')
  ours.startSpan('plain').end()
  ours
    .startSpan('GET /things/:id', { kind: SpanKind.SERVER, attributes: { 'http.route': '/things/:id' } })
    .end()
  fill(theirs.startSpan('full', {}, remote))
  ours.startSpan('plain', { kind: SpanKind.CLIENT }, trace.setSpan(ROOT_CONTEXT, ended[0] as Span)).end()
  return ended
}

const remote = trace.setSpanContext(ROOT_CONTEXT, {
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  traceFlags: 1,
  isRemote: true,
  traceState: createTraceState('vendor=x,other=y'),
})

const fill = (span: Span): void => {
  span.setAttributes({
    text: 'quotes " and \\ and\nlines, ünïcode 🐙',
    empty: '',
    yes: true,
    no: false,
    zero: 0,
    whole: -42,
    large: 2 ** 40,
    beyond: -(2 ** 53 - 1),
    part: 0.1,
    list: ['a', 'b'],
    numbers: [1, 2.5],
    nested: { a: { b: ['c', null] }, d: 1 },
    bytes: new Uint8Array([0, 255]),
  })
  span.addEvent('seen', { at: 'start' }).addEvent('')
  span.addLink({
    context: { traceId: 'c'.repeat(32), spanId: 'd'.repeat(16), traceFlags: 0 },
    attributes: { a: 1 },
  })
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'no "stock"' })
  span.end()
}

const encoded = (encoding: OtlpEncoding, of: readonly RecordedSpan[]): Buffer => {
  const batch = new SpanBatch(encoding, 1)
  for (const span of of) batch.add(span)
  return Buffer.concat(batch.body(resource))
}

test('as JSON, OpenTelemetry’s own exporter would have said the same', () => {
  const of = spans()
  const stock = Buffer.from(JsonTraceSerializer.serializeRequest([...of]) ?? [])
  expect(told(parsed(encoded(jsonEncoding, of)))).toEqual(told(parsed(stock)))
})

test('as protobuf, what arrives is the same as by OpenTelemetry’s own exporter', () => {
  const of = spans()
  const stock = Buffer.from(ProtobufTraceSerializer.serializeRequest([...of]) ?? [])
  expect(messageOf(encoded(protobufEncoding, of))).toEqual(messageOf(stock))
})

test('a time, an id or a number of a hostile span does not spoil the batch of the others', () => {
  const of = spans()
  const hostile = of[0]?.tracer.startSpan('hostile', { startTime: new Date(8.64e15) }) as RecordedSpan
  hostile.setAttributes({ nan: Number.NaN, most: Number.MAX_VALUE, text: '\ud800' }).end([-1e9, 5])
  const [span] = told(parsed(encoded(jsonEncoding, [hostile])))
  expect(span?.attributes).toEqual([
    { key: 'nan', value: { doubleValue: 'NaN' } },
    { key: 'most', value: { doubleValue: Number.MAX_VALUE } },
    { key: 'text', value: { stringValue: '\ufffd' } },
  ])
  const now = Date.now() * 1e6
  expect(Math.abs(Number(span?.startTimeUnixNano) - now)).toBeLessThan(60e9)
  expect(Number(span?.endTimeUnixNano)).toBeGreaterThanOrEqual(Number(span?.startTimeUnixNano))
})

interface ToldSpan extends Readonly<Record<string, unknown>> {
  readonly spanId: string
}

interface Request {
  readonly resourceSpans: readonly {
    readonly resource: unknown
    readonly scopeSpans: readonly { readonly scope: unknown; readonly spans: readonly ToldSpan[] }[]
  }[]
}

/** Each span with its scope and resource: in what groups they come is the sender's choice, and so are counts of 0. */
const told = ({ resourceSpans }: Request): readonly ToldSpan[] =>
  resourceSpans
    .flatMap(({ resource: of, scopeSpans }) =>
      scopeSpans.flatMap(({ scope, spans: within }) =>
        within.map((span) => ({ ...span, scope, resource: of })),
      ),
    )
    .toSorted((a, b) => (a.spanId < b.spanId ? -1 : 1))

/** JSON without those counts. */
const parsed = (json: Buffer): Request =>
  JSON.parse(json.toString(), (key, field: unknown) =>
    key.startsWith('dropped') && field === 0 ? undefined : field,
  ) as Request

/** Which fields of a message are messages, by number. */
interface Shape {
  readonly [field: number]: Shape
}

const value: Shape = {
  5: {
    get 1() {
      return value
    },
  },
  6: {
    get 1() {
      return keyValue
    },
  },
}
const keyValue: Shape = { 2: value }
const span: Shape = { 9: keyValue, 11: { 3: keyValue }, 13: { 4: keyValue }, 15: {} }
const requestShape: Shape = { 1: { 1: { 1: keyValue }, 2: { 1: {}, 2: span } } }

/** The spans of a request in protobuf, each as its fields, with scope and resource. */
const messageOf = (bytes: Buffer): readonly string[] => {
  const { 1: resources = [] } = fieldsOf(bytes, requestShape)
  return resources
    .flatMap((of) => {
      const { 1: about, 2: scopes = [] } = of as Fields
      return scopes.flatMap((scope) =>
        ((scope as Fields)[2] ?? []).map((each) => [each, (scope as Fields)[1], about]),
      )
    })
    .map((each) => JSON.stringify(each))
    .toSorted()
}

type Fields = Record<number, unknown[]>

const fieldsOf = (bytes: Buffer, shape: Shape): Fields => {
  const fields: Fields = {}
  let at = 0
  const varint = (): bigint => {
    let result = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] ?? 0
      result |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return result
    }
  }
  const raw = (length: number): Buffer => bytes.subarray(at, (at += length))
  while (at < bytes.length) {
    const head = Number(varint())
    const field = head >>> 3
    const inner = shape[field]
    const found = [
      () => String(varint()),
      () => raw(8).toString('hex'),
      () => {
        const content = raw(Number(varint()))
        return inner === undefined ? content.toString('hex') : fieldsOf(content, inner)
      },
      () => undefined,
      () => undefined,
      () => raw(4).toString('hex'),
    ][head & 7]?.()
    if (found !== '0' || shape === value) (fields[field] ??= []).push(found)
  }
  return fields
}
