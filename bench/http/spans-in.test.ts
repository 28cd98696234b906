import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { spansIn } from './spans-in.ts'

/** A field of protobuf that holds a message. */
const message = (field: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([(field << 3) | 2]), varint(body.length), body])
}
const varint = (value: number): Buffer =>
  value < 128 ? Buffer.from([value]) : Buffer.from([(value & 127) | 128, ...varint(value >> 7)])
const fixed64 = (field: number): Buffer => Buffer.concat([Buffer.from([(field << 3) | 1]), Buffer.alloc(8)])

/** As opentelemetry/proto/trace/v1/trace.proto has it: trace_id, span_id, name, kind, start. */
const span = message(
  2,
  message(1, Buffer.alloc(16, 2)),
  message(2, Buffer.alloc(8, 18)),
  message(5, Buffer.from('x'.repeat(200))),
  Buffer.from([6 << 3, 2]),
  fixed64(7),
)
const scope = message(1, Buffer.from('name'))
const resource = message(1, message(1, Buffer.from('attribute')))

test('spans of an OTLP export as protobuf are counted, over all scopes and resources', () => {
  const body = Buffer.concat([
    message(1, resource, message(2, scope, span, span), message(2, scope, span)),
    message(1, resource, message(2, scope, span)),
  ])
  const headers = { 'content-type': 'application/x-protobuf' }
  expect(spansIn(headers, body)).toBe(4)
  expect(spansIn({ ...headers, 'content-encoding': 'gzip' }, gzipSync(body))).toBe(4)
  expect(spansIn(headers, Buffer.alloc(0))).toBe(0)
})

test('spans of an OTLP export as JSON are counted', () => {
  const spans = [{ spanId: 'a1', parentSpanId: 'b2' }, { spanId: 'b2' }]
  const body = Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }))
  expect(spansIn({ 'content-type': 'application/json' }, body)).toBe(2)
})

test('Datadog’s header tells its traces', () => {
  expect(spansIn({ 'x-datadog-trace-count': '7' }, Buffer.alloc(3))).toBe(7)
})
